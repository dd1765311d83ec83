// On the page of a record: sources that open in place, and terms of the glossary.
import "./record/notes.js";
import "./record/terms.js";
