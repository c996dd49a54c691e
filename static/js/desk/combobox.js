// <combo-box>: type a part of a name, choose the record from the list below the box.
// The pattern is ARIA's editable combobox with a list. Without this script it is a text box for the exact name.

const PAUSE = 150; // milliseconds without a key before a question is sent

let made = 0;

class ComboBox extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.input = this.querySelector("input[type=text]");
    this.key = this.querySelector("input[type=hidden]");
    this.active = -1;
    this.question = 0;
    this.build();
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("click", () => (this.isOpen ? this.close() : this.ask()));
    // The box keeps the focus while the list is touched.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.options.indexOf(option));
    });
  }

  disconnectedCallback() {
    this.stop();
  }

  build() {
    const id = `${this.input.id || "combobox"}-list-${(made += 1)}`;
    this.list = element("ul", { id, role: "listbox", "aria-label": this.dataset.label, hidden: "" });
    this.status = element("span", { role: "status", "aria-live": "polite", class: "combobox-status" });
    this.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": id,
    })) {
      this.input.setAttribute(name, value);
    }
  }

  get options() {
    return [...this.list.children];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  typed() {
    this.key.value = "";
    this.stop();
    if (this.input.value.trim() === "") {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.question += 1;
  }

  async ask() {
    this.stop();
    const question = this.question;
    this.request = new AbortController();
    const address = new URL(this.dataset.url, location.href);
    // A chosen record is not a question: opening the list again shows what else there is.
    address.searchParams.set("q", this.key.value ? "" : this.input.value.trim().slice(0, 100));
    try {
      const answer = await fetch(address, { signal: this.request.signal, headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const { results } = await answer.json();
      if (question === this.question) this.show(results);
    } catch (error) {
      if (error.name === "AbortError" || question !== this.question) return;
      this.close();
      this.say(this.dataset.failed, { visible: true });
    }
  }

  show(results) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(...results.map((result, place) => this.option(result, place)));
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.hidden = results.length === 0;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    if (results.length) this.say(this.dataset.found.replace("{n}", results.length));
    else this.say(this.dataset.none, { visible: true });
    this.list.scrollTop = 0;
  }

  option({ key, label, hint }, place) {
    const option = element("li", { id: `${this.list.id}-${place}`, role: "option", "aria-selected": "false" });
    option.dataset.key = key;
    option.dataset.label = label;
    option.append(element("span", {}, label));
    if (hint) option.append(element("span", { class: "combobox-hint" }, hint));
    return option;
  }

  pressed(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (event.altKey && event.key === "ArrowUp") this.close();
      else if (this.isOpen) this.go(this.active + (event.key === "ArrowDown" ? 1 : -1));
      else this.ask();
    } else if (event.key === "Enter" && this.isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && this.isOpen) {
      // A page or dialogue around the box must not close with it.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  go(place) {
    const options = this.options;
    const last = options.length;
    this.active = place < -1 ? last - 1 : place >= last ? -1 : place;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.active)));
    if (this.active < 0) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    this.input.setAttribute("aria-activedescendant", options[this.active].id);
    options[this.active].scrollIntoView({ block: "nearest" });
  }

  choose(place) {
    const { key, label } = this.options[place].dataset;
    this.input.value = label;
    this.key.value = key;
    this.close();
    this.say("");
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.dispatchEvent(new CustomEvent("combobox:chosen", { bubbles: true, detail: { key, label } }));
  }

  close() {
    this.stop();
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    if (this.status.classList.contains("combobox-status-visible")) this.say("");
  }

  say(words, { visible = false } = {}) {
    this.status.classList.toggle("combobox-status-visible", visible);
    this.status.textContent = words;
  }
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

customElements.define("combo-box", ComboBox);
