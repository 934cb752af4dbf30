// The playground page: fetches the state, follows the events, and hands each to the phone, the clock or the shelf.

import { Clock } from "./clock.js";
import { icon, make } from "./message.js";
import { Phone } from "./phone.js";
import { webAddress } from "./safe.js";
import { Shelf } from "./shelf.js";
import { Turnout } from "./turnout.js";
import { speak, turnLanguage, word } from "./words.js";
import { askState, listen, post } from "./wire.js";

const NOTICE_MS = 4200;
const SETTLING_MS = 250;
const RETRY_MS = 2000;
const at = (id) => document.getElementById(id);
const clock = new Clock();
const shelf = new Shelf(() => {});
const turnout = new Turnout(at("turnout"));
const phones = new Map();
let links = [];
let waiting = null;
let noticeTimer = 0;

// ——— from the server ———

// Events that arrive while the state is being fetched wait, and are then applied over it; each is harmless when known.
async function refresh() {
  if (waiting) { waiting.again = true; return; }
  waiting = { events: [], again: false };
  const state = await askState().catch(() => null);
  const { events, again } = waiting;
  waiting = null;
  showLost(state === null);
  if (state === null) { setTimeout(refresh, RETRY_MS); return; }
  take(state);
  for (const [name, data] of events) heard(name, data);
  if (again) refresh();
}

function take(state) {
  clock.set(state);
  links = state.links ?? [];
  showLinks();
  turnout.ask();
  const ids = state.phones.map((facts) => String(facts.id));
  const sameCast = ids.join() === [...phones.keys()].join();
  const names = new Map(state.phones.filter((facts) => facts.kind !== "group").map((facts) => [facts.person, facts.name]));
  page.nameOf = (person) => names.get(person);
  const inOrder = state.phones.map((facts) => [String(facts.id), placed(facts)]);
  if (sameCast) return;
  phones.clear();
  for (const [id, phone] of inOrder) phones.set(id, phone);
  shelf.put([...phones.values()]);
}

function placed(facts) {
  const phone = phones.get(String(facts.id)) ?? new Phone(facts, page);
  if (phones.has(phone.id)) phone.take(facts);
  return phone;
}

function heard(name, data) {
  if (waiting) { waiting.events.push([name, data]); return; }
  acts[name](data);
  turnout.ask();
}

const acts = {
  message: (data) => { for (const phone of phones.values()) phone.hear(data.chat, data.message ?? data); },
  deleted: ({ chat, id }) => { for (const phone of phones.values()) phone.forget(chat, id); },
  toast: (data) => { for (const phone of addressed(data)) phone.answer(data.text, data.alert); },
  typing: ({ chat, on }) => { for (const phone of phones.values()) phone.typing(chat, on); },
  commands: (data) => {
    if (Array.isArray(data.commands) && data.chat) for (const phone of phones.values()) phone.learn(data.chat, data.commands);
    else later(refresh);
  },
  clock: (data) => clock.set(data),
  reset: () => { phones.clear(); refresh(); },
};

// An answer to a press belongs to the phone on which that chat is open; without a chat, to the person's own phone.
function addressed({ person, chat }) {
  const own = [...phones.values()].filter((phone) => phone.facts.person === person);
  const open = own.filter((phone) => chat !== undefined && phone.active === chat);
  return open.length ? open : own.filter((phone) => !phone.isGroup);
}

// A bot tells its commands for many chats at once; the page looks once, when it has finished.
function later(act) {
  clearTimeout(later.timer);
  later.timer = setTimeout(act, SETTLING_MS);
}

function showLost(isLost) {
  at("lost").hidden = !isLost;
}

// ——— what a phone asks of the page ———

const page = {
  zone: () => clock.zone,
  nameOf: () => undefined,
  onNews(phone, message, kind, text) {
    if (message.from === phone.facts.person) return;
    if (kind === "new") shelf.tell(phone);
    if (phone.element.contains(document.activeElement)) page.say(word("announce", { name: phone.facts.name, text }));
  },
  say: (text) => { at("live").textContent = text; },
  only: (phone) => shelf.choose([phone.id]),
  away: (phone) => { if (shelf.isChosen(phone.id)) shelf.toggle(phone.id); },
  openPicture(image) {
    Object.assign(at("picture").querySelector("img"), { src: image.src, alt: image.alt });
    ask("picture");
  },
  async askLink() {
    at("invite-link").value = "";
    return (await ask("invite")) === "yes" ? at("invite-link").value.trim() : "";
  },
};

// Opens one of the page's dialogs; resolves to the pressed answer, or "no" when it was closed.
function ask(id) {
  const dialog = at(id);
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => { dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }); });
}

function notice(text, bad = false) {
  clearTimeout(noticeTimer);
  const place = at("notice");
  place.textContent = text;
  place.className = `notice shown ${bad ? "bad" : ""}`;
  noticeTimer = setTimeout(() => { place.className = "notice"; }, NOTICE_MS);
}

// ——— the top bar ———

async function whileBusy(button, work) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try { await work(); } catch (error) { notice(word("failed", { why: error.message }), true); }
  button.removeAttribute("aria-busy");
}

async function advance(button) {
  const { now } = await post("advance", JSON.parse(button.dataset.advance));
  clock.set({ now });
  notice(word("nowIs", clock.words()));
}

async function restart() {
  if ((await ask("confirm")) !== "yes") return;
  await post("reset", {});
  notice(word("restarted"));
}

function showLinks() {
  at("links").replaceChildren(...links.filter(({ url }) => webAddress(url)).map((each) => {
    const anchor = make("a", "", each.label, icon("i-out"), make("span", "quiet", word("newLink")));
    return Object.assign(anchor, { href: webAddress(each.url).href, target: "_blank", rel: "noopener noreferrer" });
  }));
}

function speakAnew() {
  speak(document);
  clock.show(true);
  showLinks();
  turnout.draw();
  for (const phone of phones.values()) phone.redraw();
  shelf.draw();
}

function showTools(open) {
  at("tools").classList.toggle("open", open);
  at("tools-button").setAttribute("aria-expanded", String(open));
}

function watchBar() {
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => { showTools(false); whileBusy(button, () => advance(button)); });
  }
  at("restart").addEventListener("click", (event) => { showTools(false); whileBusy(event.currentTarget, restart); });
  at("language").addEventListener("click", () => { turnLanguage(); speakAnew(); });
  at("tools-button").addEventListener("click", () => showTools(!at("tools").classList.contains("open")));
  at("tools").addEventListener("keydown", (event) => { if (event.key === "Escape") { showTools(false); at("tools-button").focus(); } });
}

function watchDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => {
      const answer = event.target.closest("[data-answer]")?.dataset.answer ?? (event.target === dialog ? "no" : null);
      if (answer) dialog.close(answer);
    });
  }
  at("invite-link").addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) at("invite").close("yes"); });
}

// A press anywhere outside closes what was opened over a phone.
function watchOutside() {
  document.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".sheetlet, .more, .slash, .clip")) return;
    for (const phone of phones.values()) phone.closeSheets();
    if (!event.target.closest(".tools, .tools-button")) showTools(false);
  });
}

speak(document);
watchBar();
watchDialogs();
watchOutside();
listen({ onOpen: refresh, onEvent: heard, onLost: () => showLost(true) });
