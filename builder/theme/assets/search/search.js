// What a page loads to search: one file, since on a slow line each request costs more than its bytes.
import "./engine.js";
import "./box.js";
