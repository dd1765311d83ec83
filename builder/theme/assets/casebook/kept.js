// What the browser keeps. Storage may be forbidden (private windows, embedded browsers): then nothing.

/** @param {string} key */
export function recall(key) {
  try { return localStorage.getItem("casebook." + key); } catch { return null; }
}

/** @param {string} key @param {string} value */
export function keep(key, value) {
  try { localStorage.setItem("casebook." + key, value); } catch { /* not remembered */ }
}
