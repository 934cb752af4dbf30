// The line that says how many have finished rating. It asks again a moment after anything has happened.

import { askTurnout } from "./wire.js";
import { word } from "./words.js";

const SETTLING_MS = 400;

export class Turnout {
  constructor(place) {
    this.place = place;
    this.rounds = [];
  }

  ask() {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      this.rounds = await askTurnout().catch(() => this.rounds);
      this.draw();
    }, SETTLING_MS);
  }

  draw() {
    this.place.hidden = this.rounds.length === 0;
    this.place.textContent = this.rounds.map((round) => word(round.done === null ? "turnoutFew" : "turnout", round)).join(" · ");
  }
}
