// The foot of a phone: the line to write in, the command list, the attachments, and what stands there instead.

import { make } from "./message.js";
import { word } from "./words.js";

const KINDS = { photo: "image/*", document: "", voice: "audio/*", video_note: "video/*" };

export class Composer {
  // actions: {say(text), send(file, kind), begin(), unblock()}
  constructor(root, actions) {
    this.actions = actions;
    this.root = root;
    for (const name of ["compose", "foot", "commands", "attach", "slash", "clip"]) this[name] = root.querySelector(`.${name}`);
    this.field = root.querySelector("textarea");
    this.file = root.querySelector("input[type=file]");
    this.known = [];
    this.watchField();
    this.watchLists();
  }

  watchField() {
    this.compose.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.field.addEventListener("keydown", (event) => this.keyed(event));
    this.field.addEventListener("input", () => this.typed());
    this.file.addEventListener("change", () => this.chosen());
  }

  watchLists() {
    this.slash.addEventListener("click", () => this.toggle("commands", this.slash, () => this.listCommands("")));
    this.clip.addEventListener("click", () => this.toggle("attach", this.clip, () => this.listKinds()));
    for (const list of [this.commands, this.attach]) list.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(true); });
  }

  // Enter that ends a choice of Chinese characters belongs to the input method, not to us.
  keyed(event) {
    if (event.key === "Escape") this.close(false);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  typed() {
    this.grow();
    const text = this.field.value;
    const wanted = /^\/\w*$/.test(text) && this.known.some(({ command }) => command.startsWith(text.slice(1)));
    if (wanted) this.listCommands(text.slice(1));
    this.commands.hidden = !wanted;
    this.slash.setAttribute("aria-expanded", String(wanted));
  }

  grow() {
    this.field.rows = Math.min(5, Math.max(1, this.field.value.split("\n").length));
  }

  async submit() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.field.focus();
    this.typed();
    if (!(await this.actions.say(text)) && !this.field.value) this.field.value = text;
  }

  chosen() {
    const [file] = this.file.files;
    const { kind } = this.file.dataset;
    if (file) this.actions.send(file, kind);
    this.file.value = "";
  }

  toggle(name, button, fill) {
    const opening = this[name].hidden;
    this.close(false);
    if (!opening) return;
    fill();
    this[name].hidden = false;
    button.setAttribute("aria-expanded", "true");
    this[name].querySelector("button")?.focus();
  }

  close(backToField) {
    for (const [list, button] of [[this.commands, this.slash], [this.attach, this.clip]]) {
      list.hidden = true;
      button.setAttribute("aria-expanded", "false");
    }
    if (backToField) this.field.focus();
  }

  listCommands(prefix) {
    const fitting = this.known.filter(({ command }) => command.startsWith(prefix));
    this.commands.replaceChildren(...fitting.map((entry) => this.commandLine(entry)));
  }

  commandLine({ command, description }) {
    const line = make("button", "line", make("b", "", `/${command}`), make("span", "", description));
    line.type = "button";
    line.addEventListener("click", () => {
      if (this.field.value.startsWith("/")) this.field.value = "";
      this.close(true);
      this.actions.say(`/${command}`);
    });
    return line;
  }

  listKinds() {
    const lines = Object.keys(KINDS).map((kind) => {
      const line = make("button", "line", make("span", "", word(kind === "video_note" ? "video" : kind)));
      line.type = "button";
      line.addEventListener("click", () => this.pick(kind));
      return line;
    });
    this.attach.replaceChildren(...lines);
  }

  pick(kind) {
    this.close(false);
    this.file.accept = KINDS[kind];
    this.file.dataset.kind = kind;
    this.file.click();
  }

  // state: {commands, hint, blocked, fresh}: a blocked chat and one that never began have one big button instead of the line.
  show({ commands, hint, blocked, fresh }) {
    this.known = commands ?? [];
    this.slash.hidden = this.known.length === 0;
    this.field.placeholder = hint;
    this.field.setAttribute("aria-label", hint);
    this.compose.hidden = blocked || fresh;
    this.foot.hidden = !this.compose.hidden;
    if (blocked) this.foot.replaceChildren(make("p", "", word("blocked")), this.big("unblock"));
    else if (fresh) this.foot.replaceChildren(make("p", "", word("beginText")), this.big("begin"));
  }

  big(name) {
    const button = make("button", "big", word(name));
    button.type = "button";
    button.addEventListener("click", () => this.actions[name]());
    return button;
  }
}
