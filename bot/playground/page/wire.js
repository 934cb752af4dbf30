// Talks with the stand-in server: asks for the state, posts what people do, listens to events and reconnects.

import { word } from "./words.js";

const EVENTS = ["message", "deleted", "toast", "typing", "clock", "commands", "reset"];
const LONGEST_PAUSE_MS = 15_000;

// The server refuses in an engineer's English; these are what somebody at the page can meet, in the page's own words.
const KNOWN_REFUSALS = [[/nothing is due/, "nothingDue"], [/start link/, "badLink"], [/a message has/, "tooLong"], [/blocked the bot/, "blocked"],
  [/not in this group/, "notInGroup"], [/file|photo|picture|image/i, "badFile"]];

export async function askState() {
  return answered(await fetch("/page/state", { cache: "no-store" }));
}

export async function askTurnout() {
  return answered(await fetch("/page/turnout", { cache: "no-store" }));
}

// Throws an Error whose message is fit to be shown.
export function post(path, body) {
  const form = body instanceof FormData;
  const headers = form ? { "X-Playground": "1" } : { "X-Playground": "1", "Content-Type": "application/json" };
  return fetch(`/page/${path}`, { method: "POST", headers, body: form ? body : JSON.stringify(body) })
    .catch(() => { throw new Error(word("offline")); })
    .then(answered);
}

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(explained(body.error || `HTTP ${response.status}`));
  return body;
}

function explained(error) {
  const known = KNOWN_REFUSALS.find(([pattern]) => pattern.test(error));
  return known ? word(known[1]) : error;
}

// onOpen is called at every (re)connection: the page then asks for the whole state, for the server may be a new one.
// onEvent(name, data) is called in the order of the server. EventSource itself retries a cut line, but gives up on a refusal.
export function listen({ onOpen, onEvent, onLost }) {
  let pause = 1000;
  const connect = () => {
    const source = new EventSource("/page/events");
    source.addEventListener("open", () => { pause = 1000; onOpen(); });
    source.addEventListener("error", () => {
      onLost();
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });
    for (const name of EVENTS) source.addEventListener(name, (event) => { if (event.data) onEvent(name, JSON.parse(event.data)); });
  };
  connect();
}
