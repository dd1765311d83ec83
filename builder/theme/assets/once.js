// Starts something once, until it fails: then it is tried again the next time.

/** @template T @param {() => Promise<T>} start @returns {() => Promise<T>} */
export function once(start) {
  /** @type {Promise<T> | null} */
  let started = null;
  return () => started = started || start().catch((fault) => {
    started = null;
    throw fault;
  });
}
