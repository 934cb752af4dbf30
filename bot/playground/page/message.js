// Draws one message as a list item: bubble, picture, file, sound, service line, and the buttons under it.

import { cleaned, link, ownAddress, webAddress } from "./safe.js";
import { fullDay, hour, label, shortDay, word } from "./words.js";

const GROUPED_MS = 5 * 60_000;
const HUES = 6;

export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(Object.assign(document.createElementNS(space, "use")));
  svg.firstChild.setAttribute("href", `#${name}`);
  return svg;
}

export const hue = (id) => `hue-${Math.abs(Number(String(id).replace(/\D/g, "")) || 0) % HUES}`;

// view: {zone, me, group, find(id)}; previous: the message above, for the day line and for drawing neighbours closer.
export function messageItem(message, previous, view) {
  const item = make("li", `message ${side(message, view)}`);
  item.dataset.id = message.id;
  const day = newDay(message, previous, view);
  if (day) item.append(make("p", "day", day));
  if (!day && follows(message, previous)) item.classList.add("follows");
  item.append(message.service ? make("p", "service", message.service) : body(message, item, view));
  return item;
}

function side(message, view) {
  if (message.service) return "aside";
  return message.from === view.me ? "own" : "other";
}

function newDay(message, previous, view) {
  const day = fullDay(new Date(message.at), view.zone);
  const before = previous && fullDay(new Date(previous.at), view.zone);
  return day === before ? null : shortDay(new Date(message.at), view.zone);
}

function follows(message, previous) {
  return previous && !previous.service && previous.from === message.from && new Date(message.at) - new Date(previous.at) < GROUPED_MS;
}

function body(message, item, view) {
  const named = view.group && message.from !== view.me && !item.classList.contains("follows");
  const bubble = make("div", "bubble", named ? sender(message) : null, quote(message, view), ...media(message), text(message), stamp(message, view));
  bubble.tabIndex = -1;
  if (message.buttons?.length) item.classList.add("keyed");
  return make("div", "stack", bubble, message.buttons?.length ? keyboard(message) : null);
}

const sender = (message) => make("p", `sender ${message.from === "bot" ? "bot" : hue(message.from)}`, message.name || "");

function quote(message, view) {
  const original = message.reply_to && view.find(message.reply_to);
  if (!original) return null;
  const words = make("p", "quote", plain(original).slice(0, 80));
  label(words, `${word("replied")} ${original.name || ""}`);
  return words;
}

export function plain(message) {
  const words = cleaned(message.html).textContent.trim() || message.service || message.document?.name || "";
  const kind = ["photo", "voice", "video_note"].find((name) => message[name]);
  return words || (kind ? word(kind === "video_note" ? "video" : kind) : "");
}

function* media(message) {
  const photo = ownAddress(message.photo);
  if (message.photo && photo) yield picture(photo, plain(message));
  if (message.document) yield file(message.document);
  if (message.voice && ownAddress(message.voice)) yield player("audio", "voice", message.voice);
  if (message.video_note && ownAddress(message.video_note)) yield player("video", "video", message.video_note);
}

function picture(address, caption) {
  const image = Object.assign(make("img"), { src: address, alt: caption || word("photo"), decoding: "async" });
  const frame = make("button", "photo", image);
  frame.type = "button";
  return frame;
}

function file(facts) {
  const address = ownAddress(facts.url);
  const card = make(address ? "a" : "span", "file", make("span", "file-mark", icon("i-file")), make("span", "file-name", facts.name || word("document")));
  if (address) Object.assign(card, { href: address, target: "_blank", rel: "noopener noreferrer" });
  return card;
}

function player(tag, kind, address) {
  const element = Object.assign(make(tag, kind), { src: ownAddress(address), controls: true, preload: "metadata" });
  label(element, word(kind));
  return element;
}

function text(message) {
  if (!message.html) return null;
  const words = make("div", "text", cleaned(message.html));
  words.lang = /[\u3400-\u9fff]/.test(words.textContent) ? "zh-CN" : "en";
  return words;
}

function stamp(message, view) {
  const time = make("time", "", hour(new Date(message.at), view.zone));
  time.dateTime = message.at;
  return make("p", "stamp", message.edited ? `${word("edited")} ` : null, time);
}

function keyboard(message) {
  const rows = message.buttons.map((row) => make("div", "keys", ...row.map(key)));
  return make("div", "keyboard", ...rows);
}

function key(button) {
  if (button.url) return urlKey(button);
  const element = make("button", `key ${style(button)}`, make("span", "", button.text));
  element.type = "button";
  if (button.data === null || button.data === undefined) Object.assign(element, { disabled: true, title: word("unusable") });
  else element.dataset.data = button.data;
  return element;
}

function urlKey(button) {
  const anchor = link(webAddress(button.url) ? button.url : null);
  anchor.className = `key ${style(button)}`;
  anchor.append(make("span", "", button.text), icon("i-out"));
  return anchor;
}

const style = (button) => (["primary", "success", "danger"].includes(button.style) ? button.style : "");
