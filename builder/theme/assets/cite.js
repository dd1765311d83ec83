// Citations: a button that copies each, and the QR code of the record's or source's page when it is asked for.
(() => {
  "use strict";
  const own = document.currentScript.src;
  const box = document.querySelector("[data-cite]");
  if (!box) return;
  const [copy, copied, refused, code, label] = box.dataset.cite.split("|");
  const made = (name, attributes, text) => {
    const node = document.createElement(name);
    for (const key of Object.keys(attributes)) node.setAttribute(key, attributes[key]);
    node.textContent = text || "";
    return node;
  };
  const button = (text, act) => {
    const one = made("button", { type: "button", class: "cb-act" }, text);
    one.addEventListener("click", () => act(one));
    return one;
  };
  const said = made("span", { role: "status", class: "casebook-hidden" });
  box.after(said);
  const tell = (one, text) => {
    for (const other of box.querySelectorAll("button")) other.textContent = copy;
    one.textContent = said.textContent = text;
  };

  // Without a clipboard that may be written (old browsers, plain http) the older command is tried.
  const older = (text) => {
    const field = made("textarea", { class: "casebook-hidden", readonly: "", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  };
  const write = (text) => (navigator.clipboard
    ? navigator.clipboard.writeText(text).catch(() => older(text)) : older(text));
  for (const entry of box.querySelectorAll("dd")) {
    const text = entry.textContent;
    const node = made("span", {});
    node.append(...entry.childNodes);
    entry.append(node, " ", button(copy, (one) => {
      write(text).then(() => { one.focus(); tell(one, copied); }, () => {
        getSelection().selectAllChildren(node);
        tell(one, refused);
      });
    }));
  }

  const file = box.parentNode.querySelector("a[download]");
  if (!file) return;
  const take = file.parentNode;
  const hint = take.nextElementSibling;
  if (hint && hint.hidden && /MicroMessenger/i.test(navigator.userAgent)) hint.hidden = false;
  const canonical = document.querySelector("link[rel=canonical]");
  const here = canonical ? canonical.href : location.protocol === "file:" ? "" : location.href.split("#")[0];
  if (!here) return;
  const address = box.dataset.page ? new URL(box.dataset.page, here).href : here;
  const load = () => new Promise((resolve, reject) => {
    if (window.qrcode) { resolve(); return; }
    const script = made("script", { src: new URL("qr/qrcode.js", own).href });
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  const drawn = () => {
    const squares = window.qrcode(0, "M");
    squares.addData(address);
    squares.make();
    const size = squares.getModuleCount();
    let path = "";
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) if (squares.isDark(y, x)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
    }
    const space = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(space, "svg");
    const shape = document.createElementNS(space, "path");
    shape.setAttribute("d", path);
    const told = { viewBox: `0 0 ${size + 8} ${size + 8}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" };
    for (const key of Object.keys(told)) picture.setAttribute(key, told[key]);
    picture.append(shape);
    const figure = made("figure", { class: "cb-qr" });
    figure.append(picture, made("figcaption", {}, address));
    return figure;
  };
  let shown = null;
  const turn = (one) => load().then(() => {
    if (shown) { shown.remove(); shown = null; } else { shown = drawn(); take.after(shown); }
    one.setAttribute("aria-expanded", String(Boolean(shown)));
  }, () => {});
  const open = button(code, turn);
  open.setAttribute("aria-expanded", "false");
  take.append(" ", open);
})();
