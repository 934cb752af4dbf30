// The short list behind the three dots of a phone.

import { make } from "./message.js";
import { word } from "./words.js";

export class Menu {
  // lines() gives [word key, what to do] pairs as they are at the moment of opening.
  constructor(root, lines) {
    this.list = root.querySelector(".menu");
    this.button = root.querySelector(".more");
    this.lines = lines;
    this.button.addEventListener("click", () => (this.list.hidden ? this.open() : this.close()));
    this.list.addEventListener("keydown", (event) => { if (event.key === "Escape") { this.close(); this.button.focus(); } });
  }

  open() {
    this.list.replaceChildren(...this.lines().map(([name, act]) => this.line(name, act)));
    this.list.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.list.firstElementChild.focus();
  }

  line(name, act) {
    const line = make("button", "line", make("span", "", word(name)));
    line.type = "button";
    line.addEventListener("click", () => { this.close(); this.button.focus(); act(); });
    return line;
  }

  close() {
    this.list.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }
}
