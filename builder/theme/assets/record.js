// On the page of a record: the contents on a narrow screen, sources that open in place, and terms of the glossary.
import "./record/contents.js";
import "./record/notes.js";
import "./record/paper.js";
import "./record/terms.js";
