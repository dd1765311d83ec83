// On the page of a record: the contents on a narrow screen, sources that open in place, the code on paper, the box that
// chooses it to be compared, and terms of the glossary.
import "./record/contents.js";
import "./record/notes.js";
import "./record/paper.js";
import "./record/pick.js";
import "./record/terms.js";
