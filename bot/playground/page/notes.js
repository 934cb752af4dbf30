// What rises over a phone for a moment: a toast, or an alert that waits for its button.

const TOAST_MS = 3600;

export class Notes {
  constructor(root, goBack) {
    this.root = root;
    this.goBack = goBack;
    this.toastPlace = root.querySelector(".toast");
    this.alertPlace = root.querySelector(".alert");
    this.button = this.alertPlace.querySelector("button");
    this.button.addEventListener("click", () => this.close());
    this.alertPlace.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
  }

  toast(text, bad = false) {
    clearTimeout(this.timer);
    this.toastPlace.textContent = text;
    this.toastPlace.classList.toggle("bad", bad);
    this.toastPlace.hidden = false;
    this.timer = setTimeout(() => { this.toastPlace.hidden = true; }, TOAST_MS);
  }

  // Takes the focus only from someone who is on this phone, never from a person writing on another.
  alert(text) {
    const words = this.alertPlace.querySelector("p");
    words.textContent = text;
    this.alertPlace.setAttribute("aria-label", text);
    this.alertPlace.hidden = false;
    if (this.root.contains(document.activeElement) || document.activeElement === document.body) this.button.focus();
  }

  close() {
    this.alertPlace.hidden = true;
    this.goBack();
  }
}
