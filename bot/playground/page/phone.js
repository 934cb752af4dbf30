// One phone: its name plate, menu, chats, toasts and alerts, and what its owner does on it.

import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { Menu } from "./menu.js";
import { hue, icon, make, plain } from "./message.js";
import { Notes } from "./notes.js";
import { payloadOf } from "./safe.js";
import { label, roleWord, speak, word } from "./words.js";
import { post } from "./wire.js";

const TYPING_MS = 6000;
const PATIENCE_MS = 10_000;

export class Phone {
  // page: {zone(), nameOf(person), onNews(phone, message, kind, text), say(text), only(phone), away(phone), openPicture(img), askLink()}
  constructor(facts, page) {
    this.page = page;
    this.id = String(facts.id);
    this.logs = new Map();
    this.timers = {};
    this.element = document.getElementById("phone-template").content.cloneNode(true).firstElementChild;
    this.element.dataset.phone = this.id;
    for (const name of ["tabs", "room", "down", "plate"]) this[name] = this.element.querySelector(`.${name}`);
    this.composer = new Composer(this.element, {
      say: (text) => this.say(text), send: (file, kind) => this.send(file, kind), begin: () => this.start(""), unblock: () => this.block(false),
    });
    this.notes = new Notes(this.element, () => this.log?.element.focus({ preventScroll: true }));
    this.menu = new Menu(this.element, () => this.menuLines());
    this.watch();
    this.take(facts);
  }

  watch() {
    this.room.addEventListener("click", (event) => this.clicked(event));
    this.down.addEventListener("click", () => { this.log.toEnd(); this.log.element.focus(); this.showDown(); });
  }

  // Takes the phone as the server states it now; what is already drawn and unchanged stays as it is.
  take(facts) {
    const { chats, ...own } = facts;
    const before = this.active;
    this.facts = { ...own, blocked: Boolean(own.blocked) };
    this.chats = new Map(chats.map((chat) => [chat.id, { title: chat.title, commands: chat.commands ?? [] }]));
    for (const id of this.logs.keys()) if (!this.chats.has(id)) this.logs.delete(id);
    for (const chat of chats) this.logOf(chat).replace(chat.messages ?? []);
    for (const chat of chats) this.typing(chat.id, Boolean(chat.typing));
    this.open(this.chats.has(before) ? before : this.chats.has(facts.active) ? facts.active : chats[0]?.id);
  }

  logOf(chat) {
    if (!this.logs.has(chat.id)) this.logs.set(chat.id, new Log(chat, { zone: this.page.zone(), me: this.facts.person }, (log) => this.showDown(log)));
    return this.logs.get(chat.id);
  }

  get log() { return this.logs.get(this.active); }

  get isGroup() { return this.facts.kind === "group"; }

  open(chatId) {
    this.active = chatId;
    if (this.log && this.room.firstChild !== this.log.element) {
      this.room.replaceChildren(this.log.element);
      this.log.toEnd();
    }
    this.speak();
  }

  // Writes every word of the phone's own, also again after the language was turned.
  speak() {
    speak(this.element);
    const { name, branch } = this.facts;
    const role = roleWord(this.facts.role);
    this.element.setAttribute("aria-label", word("phone", { name, role }));
    this.plate.querySelector("h2").textContent = name;
    this.face(this.plate.querySelector(".face"));
    this.log?.name(name);
    this.restingLine = [role, branch].filter(Boolean).join(" · ");
    this.plate.querySelector(".role").textContent = this.restingLine;
    this.showTabs();
    this.showFoot();
    this.showDown();
  }

  face(place) {
    place.className = `face ${this.isGroup ? "of-group" : hue(this.facts.person)}`;
    place.replaceChildren(this.isGroup ? icon("i-group") : (this.facts.name || "?").slice(0, 1));
  }

  redraw() {
    for (const log of this.logs.values()) log.redraw();
    this.speak();
  }

  showTabs() {
    this.tabs.hidden = this.chats.size < 2;
    label(this.tabs, word("chats"));
    this.tabs.replaceChildren(...[...this.chats].map(([id, chat]) => {
      const tab = make("button", "tab", chat.title, this.logs.get(id).unseen ? make("b", "", String(this.logs.get(id).unseen)) : null);
      tab.type = "button";
      tab.setAttribute("aria-pressed", String(id === this.active));
      tab.addEventListener("click", () => { this.logs.get(id).unseen = 0; this.open(id); });
      return tab;
    }));
  }

  showFoot() {
    const name = this.page.nameOf(this.facts.person);
    this.composer.show({
      commands: this.chats.get(this.active)?.commands,
      hint: this.isGroup && name ? word("writeAs", { name }) : word("write"),
      blocked: this.facts.blocked && !this.isGroup,
      fresh: !this.isGroup && this.log?.order.length === 0 && this.active === this.facts.person,
    });
  }

  showDown(log = this.log) {
    if (!log || log !== this.log) return;
    this.down.hidden = log.stuck;
    this.down.querySelector("b").textContent = log.unseen || "";
  }

  // ——— what comes from the server ———

  hear(chatId, message) {
    const log = this.logs.get(chatId);
    if (!log) return;
    if (message.from === "bot") this.typing(chatId, false);
    if (message.from === "bot") this.settle();
    const kind = log.hear(message);
    if (!kind) return;
    if (chatId !== this.active && kind === "new") { log.unseen += 1; this.showTabs(); }
    if (log.order.length === 1) this.showFoot();
    this.page.onNews(this, message, kind, plain(message));
  }

  forget(chatId, id) {
    this.logs.get(chatId)?.forget(id);
  }

  typing(chatId, on) {
    const log = this.logs.get(chatId);
    if (!log) return;
    clearTimeout(this.timers[chatId]);
    log.typing(on);
    if (chatId === this.active) this.plate.querySelector(".role").textContent = on ? word("typing") : this.restingLine ?? "";
    if (on) this.timers[chatId] = setTimeout(() => this.typing(chatId, false), TYPING_MS);
  }

  learn(chatId, commands) {
    const chat = this.chats.get(chatId);
    if (!chat) return;
    chat.commands = commands;
    this.showFoot();
  }

  answer(text, isAlert) {
    this.settle();
    if (!text) return;
    if (isAlert) this.notes.alert(text);
    else this.notes.toast(text);
    this.page.say(word("announce", { name: this.facts.name, text }));
  }

  // ——— what the person does ———

  async does(path, body) {
    try { return await post(path, body); } catch (error) {
      this.settle();
      this.notes.toast(word("failed", { why: error.message }), true);
      return null;
    }
  }

  say(text) {
    this.log.toEnd();
    return this.does("say", { person: this.facts.person, chat: this.active, text });
  }

  start(payload) {
    this.open(this.facts.person);
    return this.does("start", { person: this.facts.person, payload });
  }

  send(file, kind) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ person: this.facts.person, chat: this.active, kind })) form.append(name, String(value));
    form.append("file", file, file.name);
    this.log.toEnd();
    return this.does("photo", form);
  }

  async block(blocked) {
    if (!(await this.does("block", { person: this.facts.person, blocked }))) return;
    this.facts.blocked = blocked;
    this.showFoot();
  }

  clicked(event) {
    const key = event.target.closest(".key[data-data]");
    const photo = event.target.closest(".photo");
    const anchor = event.target.closest("a[href]");
    if (key) this.press(key);
    else if (photo) this.page.openPicture(photo.querySelector("img"));
    else if (anchor) this.follow(event, new URL(anchor.href));
  }

  press(key) {
    if (key.getAttribute("aria-busy") === "true") return;
    this.settle();
    this.pressed = key;
    key.setAttribute("aria-busy", "true");
    this.timers.press = setTimeout(() => this.settle(), PATIENCE_MS);
    const message = Number(key.closest("[data-id]").dataset.id);
    this.does("press", { person: this.facts.person, chat: this.active, message, data: key.dataset.data });
  }

  settle() {
    clearTimeout(this.timers.press);
    this.pressed?.removeAttribute("aria-busy");
    this.pressed = null;
  }

  // A deep link opens the bot on this very phone; other addresses leave only if they stay on this machine.
  follow(event, url) {
    if (["127.0.0.1", "localhost"].includes(url.hostname)) return;
    event.preventDefault();
    const payload = url.searchParams.get("start");
    if (isTelegram(url) && payload !== null) this.start(payload);
    else this.notes.toast(word("outside"), true);
  }

  async openLink() {
    const text = await this.page.askLink();
    if (text) this.start(payloadOf(text));
  }

  menuLines() {
    const blocking = [this.facts.blocked ? "unblock" : "block", () => this.block(!this.facts.blocked)];
    const own = this.isGroup ? [] : [["openInvite", () => this.openLink()], blocking];
    return [...own, ["only", () => this.page.only(this)], ["away", () => this.page.away(this)]];
  }

  closeSheets() {
    this.menu.close();
    this.composer.close(false);
  }
}

const isTelegram = (url) => ["t.me", "telegram.me", "telegram.dog"].includes(url.hostname);
