// Sources that open in place: a claim shows its line of the numbered list beside it, and the lines lead back to the claims.
// A script that has made claims and a list says so: `casebook:changed` on document. Without this a claim is a link to its line.
(() => {
  "use strict";
  const content = document.getElementById("content");
  const listed = () => document.querySelector(".cb-sources[data-said]");
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };
  const linked = (href, text) => {
    const link = make("a", "", text);
    link.href = href;
    return link;
  };
  const lineOf = (claim) => document.getElementById(claim.hash.slice(1));
  const isClaim = (link) => listed() && /^#s\d+$/.test(link.hash) && link.pathname === location.pathname
    && !link.closest(".cb-sources, .cb-in-place") && lineOf(link);
  const locator = (claim) => (/^\[\d+, (.+)\]$/.exec(claim.textContent) || ["", ""])[1];

  // Once for each list: what claims tell those who listen, and from each line the ways back to them.
  const furnish = () => {
    const list = listed();
    if (!list || list.querySelector(".cb-backlinks")) return;
    const back = new Map();
    [...content.querySelectorAll("a[href]")].filter(isClaim).forEach((claim, at) => {
      claim.id = "c" + (at + 1);
      claim.setAttribute("aria-expanded", "false");
      const place = locator(claim);
      const links = back.get(lineOf(claim)) || [];
      links.push(" ", linked("#" + claim.id, links.length / 2 + 1 + (place ? ` (${place})` : "")));
      back.set(lineOf(claim), links);
    });
    const cited = list.dataset.said.split("|")[0];
    back.forEach((links, line) => line.append(make("p", "cb-backlinks", cited, ...links)));
  };

  let note = null, opened = null;
  const close = (focus) => {
    if (!note) return;
    note.remove();
    opened.setAttribute("aria-expanded", "false");
    if (focus) opened.focus();
    note = opened = null;
  };
  // Below the claim, as wide as the text allows.
  const place = () => {
    const mark = opened.getBoundingClientRect(), text = content.getBoundingClientRect();
    const box = note.offsetParent.getBoundingClientRect();
    const width = Math.min(text.width, 24 * parseFloat(getComputedStyle(document.documentElement).fontSize));
    const left = Math.max(text.left, Math.min(mark.left - 12, text.right - width));
    note.style.width = width + "px";
    note.style.left = left - box.left - note.offsetParent.clientLeft + "px";
    note.style.top = mark.bottom - box.top + 4 + "px";
  };
  const open = (claim) => {
    close(false);
    const [, more, closing] = listed().dataset.said.split("|");
    const line = lineOf(claim);
    const title = line.querySelector('a[href*="sources/"]');
    const ways = make("p", "cb-in-place__ways");
    if (title) ways.append(linked(title.href, more));
    const button = make("button", "", closing);
    button.type = "button";
    button.addEventListener("click", () => close(true));
    ways.append(linked(claim.href, document.getElementById("sources").textContent), button);
    const parts = [...line.childNodes].filter((one) => one.className !== "cb-backlinks");
    const text = make("p", "", locator(claim) ? locator(claim) + " · " : "", ...parts.map((one) => one.cloneNode(true)));
    note = make("div", "cb-in-place", text, ways);
    note.tabIndex = -1;
    note.setAttribute("role", "dialog");
    note.setAttribute("aria-labelledby", "sources " + claim.id);
    // After the paragraph or the region that scrolls, so that Tab goes on from here and nothing cuts it off.
    const home = claim.closest(".cb-scroll") || claim.closest("p, h3, h4");
    if (home) home.after(note); else claim.closest("li, dd, td, div").append(note);
    opened = claim;
    claim.setAttribute("aria-expanded", "true");
    place();
    note.focus();
  };
  const press = (event, claim) => {
    event.preventDefault();
    if (claim === opened) close(true); else open(claim);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain && isClaim(link)) press(event, link);
    else if (note && (!note.contains(event.target) || link)) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
    else if (event.key === " " && event.target.matches("a[href]") && isClaim(event.target)) press(event, event.target);
  });
  document.addEventListener("focusin", (event) => {
    if (note && !note.contains(event.target) && event.target !== opened) close(false);
  });
  window.addEventListener("resize", () => { if (note) place(); });
  document.addEventListener("casebook:changed", () => {
    if (note && !opened.isConnected) close(false);
    furnish();
  });
  furnish();
})();
