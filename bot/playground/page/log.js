// One chat's messages as a scrolling list: the newest part is drawn, edits happen in place, the end stays in sight.

import { make, messageItem } from "./message.js";
import { label, word } from "./words.js";

const WINDOW = 60;
const NEAR_END_PX = 48;

export class Log {
  constructor(chat, view, onScroll) {
    this.id = chat.id;
    this.view = { ...view, group: chat.id < 0, find: (id) => this.messages.get(id) };
    this.messages = new Map();
    this.order = [];
    this.shown = WINDOW;
    this.stuck = true;
    this.lastTop = 0;
    this.unseen = 0;
    this.onScroll = onScroll;
    this.build();
  }

  build() {
    this.older = make("button", "older");
    this.older.type = "button";
    this.older.hidden = true;
    this.older.addEventListener("click", () => { this.shown += WINDOW; this.redraw(); });
    this.list = make("ol", "messages");
    this.dots = make("div", "dots", make("i"), make("i"), make("i"));
    this.dots.hidden = true;
    this.element = make("div", "scroller", make("div", "roll", this.older, this.list, this.dots));
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "log");
    this.element.setAttribute("aria-live", "off");
    this.element.addEventListener("scroll", () => this.scrolled(), { passive: true });
    const watcher = new ResizeObserver(() => { if (this.stuck) this.toEnd(); });
    watcher.observe(this.element);
    watcher.observe(this.element.firstChild);
  }

  replace(messages) {
    const before = JSON.stringify([...this.messages.values()]);
    this.messages = new Map(messages.map((message) => [message.id, message]));
    this.order = [...this.messages.keys()].sort((a, b) => a - b);
    if (before !== JSON.stringify(this.order.map((id) => this.messages.get(id)))) this.redraw();
  }

  // Draws the newest part anew and keeps the distance to the end, so that nothing jumps under the reader's eyes.
  redraw() {
    const fromEnd = this.element.scrollHeight - this.element.scrollTop;
    const first = Math.max(0, this.order.length - this.shown);
    this.list.replaceChildren(...this.order.slice(first).map((id, at) => this.draw(id, first + at)));
    this.older.hidden = first === 0;
    this.older.textContent = word("older");
    this.element.scrollTop = this.stuck ? this.element.scrollHeight : this.element.scrollHeight - fromEnd;
  }

  draw(id, at) {
    return messageItem(this.messages.get(id), this.messages.get(this.order[at - 1]), this.view);
  }

  // Returns "new", "edited" or null when the page already knew, so that a replayed event changes nothing.
  hear(message) {
    const known = this.messages.get(message.id);
    if (known && (isOlder(message, known) || JSON.stringify(known) === JSON.stringify(message))) return null;
    this.messages.set(message.id, message);
    if (known) this.mend(message.id);
    else this.add(message.id);
    return known ? "edited" : "new";
  }

  add(id) {
    if (this.order.length && id < this.order.at(-1)) {
      this.order = [...this.messages.keys()].sort((a, b) => a - b);
      this.redraw();
      return;
    }
    this.order.push(id);
    this.list.append(this.draw(id, this.order.length - 1));
    if (this.stuck) this.trim();
    if (this.stuck) this.toEnd();
    else this.unseen += 1;
    this.onScroll(this);
  }

  trim() {
    while (this.list.children.length > WINDOW * 2) this.list.firstElementChild.remove();
    this.shown = Math.max(WINDOW, this.list.children.length);
    this.older.hidden = this.order.length <= this.list.children.length;
    this.older.textContent = word("older");
  }

  mend(id) {
    const old = this.item(id);
    if (!old) return;
    const fresh = this.draw(id, this.order.indexOf(id));
    const place = focusPlace(old);
    fresh.classList.add("changed");
    old.replaceWith(fresh);
    restoreFocus(fresh, place);
  }

  forget(id) {
    if (!this.messages.delete(id)) return;
    const at = this.order.indexOf(id);
    this.order.splice(at, 1);
    this.item(id)?.remove();
    const next = this.order[at];
    if (next !== undefined) this.item(next)?.replaceWith(this.draw(next, at));
  }

  item(id) {
    return this.list.querySelector(`:scope > [data-id="${Number(id)}"]`);
  }

  typing(on) {
    this.dots.hidden = !on;
  }

  name(text) {
    label(this.element, word("log", { name: text }));
  }

  toEnd() {
    this.stuck = true;
    this.unseen = 0;
    this.element.scrollTop = this.element.scrollHeight;
    this.lastTop = this.element.scrollTop;
  }

  // Only a way up leaves the end: a picture that loads makes the list longer without the person having moved.
  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    if (!clientHeight) return;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    this.stuck = atEnd || (this.stuck && scrollTop >= this.lastTop);
    this.lastTop = scrollTop;
    if (this.stuck) this.unseen = 0;
    this.onScroll(this);
  }
}

const isOlder = (message, known) => Boolean(known.edited) && (!message.edited || message.edited < known.edited);

// Someone who works by keyboard must not lose the place when the card under the finger is redrawn.
function focusPlace(item) {
  const focused = document.activeElement;
  if (!item.contains(focused)) return null;
  return { data: focused.dataset.data, index: [...item.querySelectorAll(".key")].indexOf(focused) };
}

function restoreFocus(item, place) {
  if (!place) return;
  const keys = [...item.querySelectorAll(".key")];
  const same = keys.find((key) => key.dataset.data === place.data);
  const target = same ?? (place.index >= 0 ? keys[place.index] : null) ?? item.querySelector(".bubble");
  target?.focus({ preventScroll: true });
}
