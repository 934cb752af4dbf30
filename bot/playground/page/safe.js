// What a server's html may contain before it is shown: a short allow-list, everything else becomes plain text.

import { label, word } from "./words.js";

const ALLOWED = new Set(["B", "I", "U", "S", "CODE", "PRE", "A", "BLOCKQUOTE", "TG-SPOILER", "BR"]);
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "NOSCRIPT", "SVG", "MATH", "TEXTAREA", "TITLE"]);

// The parsed document is inert: nothing in it loads or runs, and nothing of it is adopted, only read and built anew.
export function cleaned(html) {
  const parsed = new DOMParser().parseFromString(String(html ?? ""), "text/html");
  const fragment = document.createDocumentFragment();
  copyChildren(parsed.body, fragment);
  return fragment;
}

function copyChildren(from, into) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) into.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, into);
  }
}

function copyElement(node, into) {
  const name = node.tagName.toUpperCase();
  if (DROPPED.has(name)) return;
  const copy = ALLOWED.has(name) ? built(node, name) : into;
  copyChildren(node, copy);
  if (copy !== into) into.append(copy);
}

function built(node, name) {
  if (name === "A") return link(node.getAttribute("href"));
  if (name === "TG-SPOILER") return spoiler();
  return document.createElement(name);
}

export function webAddress(address) {
  const url = parsedUrl(address);
  return url && (url.protocol === "http:" || url.protocol === "https:") ? url : null;
}

// Pictures and sounds come from the playground itself or not at all.
export function ownAddress(address) {
  const url = webAddress(address);
  return url && url.origin === location.origin ? url.href : null;
}

function parsedUrl(address) {
  try { return new URL(String(address ?? ""), location.href); } catch { return null; }
}

// A whole invitation link, or the bare word that stands behind its "start=".
export const payloadOf = (text) => parsedUrl(text)?.searchParams.get("start") ?? text.trim();

export function link(address) {
  const url = webAddress(address);
  if (!url) return document.createElement("span");
  const anchor = document.createElement("a");
  Object.assign(anchor, { href: url.href, target: "_blank", rel: "noopener noreferrer" });
  return anchor;
}

function spoiler() {
  const cover = document.createElement("span");
  cover.className = "spoiler";
  cover.tabIndex = 0;
  cover.setAttribute("role", "button");
  label(cover, word("hidden"));
  const lift = () => {
    cover.className = "";
    for (const name of ["tabindex", "role", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", lift, { once: true });
  cover.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); lift(); } });
  return cover;
}
