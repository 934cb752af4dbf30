// Which phones are in sight: sets by role, a chip for each phone, counts of news where nobody looks, kept in the address.

import { icon, make } from "./message.js";
import { label, roleWord, word } from "./words.js";

const NARROW = matchMedia("(max-width: 719px)");

export class Shelf {
  constructor(onChange) {
    this.sets = document.getElementById("sets");
    this.chips = document.getElementById("chips");
    this.track = document.getElementById("phones");
    this.phones = new Map();
    this.seen = new Set();
    this.news = new Map();
    this.chosen = fromAddress();
    this.onChange = onChange;
    this.watcher = new IntersectionObserver((entries) => this.looked(entries), { root: this.track, threshold: [0, 0.6] });
    addEventListener("hashchange", () => { this.chosen = fromAddress(); this.apply(); });
    NARROW.addEventListener("change", () => this.draw());
  }

  put(phones) {
    this.watcher.disconnect();
    this.phones = new Map(phones.map((phone) => [phone.id, phone]));
    this.news.clear();
    this.track.replaceChildren(...phones.map((phone) => phone.element));
    for (const phone of phones) this.watcher.observe(phone.element);
    this.apply();
    if (NARROW.matches) this.bring(lastLooked(), false);
  }

  isChosen(id) {
    return this.chosen === null || this.chosen.has(id);
  }

  choose(ids) {
    const everything = ids === null || (ids.length === this.phones.size && ids.length > 0);
    this.chosen = everything ? null : new Set(ids);
    history.replaceState(null, "", everything ? location.pathname : `#show=${ids.join(",")}`);
    this.apply();
  }

  toggle(id) {
    const ids = [...this.phones.keys()].filter((each) => (each === id ? !this.isChosen(each) : this.isChosen(each)));
    this.choose(ids);
    if (this.isChosen(id)) this.bring(id);
  }

  apply() {
    for (const [id, phone] of this.phones) phone.element.classList.toggle("put-away", !this.isChosen(id));
    document.getElementById("nothing").hidden = NARROW.matches || [...this.phones.keys()].some((id) => this.isChosen(id));
    this.draw();
    this.onChange();
  }

  // A neighbour glides in; a far phone is there at once, for a ride past ten others makes giddy.
  bring(id, smoothly = true) {
    const phone = this.phones.get(id)?.element;
    if (!phone) return;
    const away = Math.abs(phone.getBoundingClientRect().left - this.track.getBoundingClientRect().left);
    const calm = !smoothly || matchMedia("(prefers-reduced-motion: reduce)").matches || away > this.track.clientWidth * 1.5;
    phone.scrollIntoView({ behavior: calm ? "auto" : "smooth", inline: NARROW.matches ? "start" : "nearest", block: "nearest" });
  }

  looked(entries) {
    for (const entry of entries) {
      const { phone } = entry.target.dataset;
      const inSight = entry.intersectionRatio >= 0.6;
      if (inSight) this.seen.add(phone); else this.seen.delete(phone);
      if (inSight) this.news.delete(phone);
      if (inSight && NARROW.matches) keepLooked(phone);
    }
    this.mark();
  }

  tell(phone) {
    if (this.seen.has(phone.id)) return;
    this.news.set(phone.id, (this.news.get(phone.id) ?? 0) + 1);
    this.mark();
  }

  draw() {
    this.sets.replaceChildren(...this.setButtons());
    this.chips.replaceChildren(...[...this.phones.values()].map((phone) => this.chip(phone)));
    this.mark();
  }

  setButtons() {
    const bySet = Map.groupBy ? Map.groupBy(this.phones.values(), setOf) : grouped(this.phones.values(), setOf);
    const sets = [[word("all"), [...this.phones.keys()]], ...[...bySet].filter(([name]) => name).map(([name, phones]) => [name, phones.map((phone) => phone.id)])];
    return sets.map(([name, ids], at) => {
      const button = make("button", "set", name, make("small", "", String(ids.length)));
      button.type = "button";
      const isOn = at === 0 ? this.chosen === null : this.chosen?.size === ids.length && ids.every((id) => this.chosen.has(id));
      button.setAttribute("aria-pressed", String(Boolean(isOn)));
      button.addEventListener("click", () => this.choose(at === 0 ? null : ids));
      return button;
    });
  }

  chip(phone) {
    const face = make("span", "face");
    phone.face(face);
    const chip = make("button", "chip", face, make("span", "", phone.facts.name), make("b", "count"));
    chip.type = "button";
    chip.dataset.chip = phone.id;
    chip.addEventListener("click", () => (NARROW.matches ? this.bring(phone.id) : this.toggle(phone.id)));
    return chip;
  }

  // Changes marks in place, so that a chip under the finger keeps its focus.
  mark() {
    for (const chip of this.chips.children) {
      const phone = this.phones.get(chip.dataset.chip);
      const count = this.news.get(phone.id) ?? 0;
      const { name } = phone.facts;
      chip.querySelector(".count").textContent = count || "";
      label(chip, word(count ? "news" : "chip", { name, role: roleWord(phone.facts.role), count }));
      chip.removeAttribute(NARROW.matches ? "aria-pressed" : "aria-current");
      if (!NARROW.matches) chip.setAttribute("aria-pressed", String(this.isChosen(phone.id)));
      else if (this.seen.has(phone.id)) this.markHere(chip);
      else chip.removeAttribute("aria-current");
    }
  }

  markHere(chip) {
    if (chip.getAttribute("aria-current")) return;
    chip.setAttribute("aria-current", "true");
    this.chips.scrollTo({ left: chip.offsetLeft - this.chips.clientWidth / 2 + chip.clientWidth / 2 });
  }
}

const setOf = (phone) => (phone.isGroup ? word("groups") : roleWord(phone.facts.role));

function grouped(values, keyOf) {
  const groups = new Map();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

function fromAddress() {
  const match = /^#show=(.*)$/.exec(location.hash);
  return match ? new Set(decodeURIComponent(match[1]).split(",").filter(Boolean)) : null;
}

const LOOKED = "playground-phone";

function keepLooked(id) {
  try { sessionStorage.setItem(LOOKED, id); } catch { /* without storage the first phone comes first again */ }
}

function lastLooked() {
  try { return sessionStorage.getItem(LOOKED); } catch { return null; }
}
