// The turned clock in the top bar: shows the playground's time, lets it walk, and asks the server to turn it on.

import { fullDay, hour, shortDay } from "./words.js";

export class Clock {
  constructor() {
    this.zone = "Asia/Shanghai";
    this.base = null;
    this.shown = "";
    setInterval(() => this.show(), 1000);
  }

  // Between two words from the server the clock walks on by itself, unless the server says that it stands still.
  set({ now, timezone, ticking }) {
    if (timezone) this.zone = timezone;
    if (ticking !== undefined) this.stands = !ticking;
    this.base = { server: new Date(now).getTime(), at: performance.now() };
    this.show();
  }

  now() {
    return new Date(this.base.server + (this.stands ? 0 : performance.now() - this.base.at));
  }

  show(anew = false) {
    if (!this.base) return;
    const words = [fullDay(this.now(), this.zone), hour(this.now(), this.zone)];
    if (!anew && words.join() === this.shown) return;
    this.shown = words.join();
    document.getElementById("clock-day").replaceChildren(span("long", words[0]), span("short", shortDay(this.now(), this.zone)));
    document.getElementById("clock-hour").textContent = words[1];
    document.getElementById("clock").dateTime = this.now().toISOString();
  }

  words() {
    return { day: fullDay(this.now(), this.zone), hour: hour(this.now(), this.zone) };
  }
}

function span(className, text) {
  return Object.assign(document.createElement("span"), { className, textContent: text });
}
