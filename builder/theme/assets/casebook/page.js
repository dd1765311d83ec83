// What every script of a page needs: elements, addresses, scripts and data that come later. casebook.js offers it to
// the others as `casebookPage`; it is on every page, before all of them.

/** The site's root, wherever the site lies: this runs in assets/. */
export const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/** The folder of the page's language below it. */
export const language = location.href.slice(root.length).split(/[/?#]/)[0];

/** @param {Element} element @param {Record<string, string>} attributes */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/**
 * An element. What is in it goes in as text or as elements, never as HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** A text with values in place of {names}. @param {string} text @param {Record<string, string | number>} values */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Folders do not open from file://, files do. @param {string} address */
export function asFile(address) {
  return address.startsWith("file:") ? address.replace(/\/(?=$|[?#])/, "/index.html") : address;
}

/** Leads the links to folders in a part of the page to files, where only these open. @param {ParentNode} part */
export function openFolders(part) {
  if (location.protocol !== "file:") return;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement | SVGAElement>} */ (part.querySelectorAll("a[href]"))) {
    const { href } = link;
    const address = typeof href === "string" ? href : new URL(href.baseVal, location.href).href;
    if (asFile(address) !== address) link.setAttribute("href", asFile(address));
  }
}

/** @param {string} address @returns {Promise<void>} */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: address });
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });
}

/**
 * Data come as scripts that call a function of the window with their name and what they hold: nothing else can be
 * loaded from a folder. Each is asked for once, and again if it did not come; not what came with another.
 * @param {Casebook.Receiver} receiver the name of that function
 * @returns {Casebook.DataLoader}
 */
export function dataLoader(receiver) {
  const arrived = new Map(), asked = new Map();
  window[receiver] = (name, data) => { arrived.set(name, data); };
  /** @param {string} name @param {string} address */
  const load = async (name, address) => {
    try {
      await loadScript(address);
      if (!arrived.has(name)) throw new Error(address);
      return arrived.get(name);
    } catch (fault) {
      asked.delete(name);
      throw fault;
    }
  };
  return (name, address) => {
    if (!asked.has(name)) asked.set(name, arrived.has(name) ? Promise.resolve(arrived.get(name)) : load(name, address));
    return asked.get(name);
  };
}
