// Keys of the desk. Each belongs to a link, button or field that says so in data-keys, so that whatever a key
// does can be done without it. Letters without Ctrl or Alt can be switched off in one's account, and never count while
// somebody types.
const SECOND_LETTER = 1500

const known = () => [...document.querySelectorAll("[data-keys]")].filter((one) => !one.disabled)
const plainOnes = document.querySelector("[data-plain-keys]")?.dataset.plainKeys !== "off"
const isPlain = (keys) => !/^(Control|Meta|Alt)\+/.test(keys)
// The shortcuts of one element; several are parted by spaces, two letters after each other by a hyphen.
const keysOf = (element) => (element.dataset.keys ?? element.dataset.keysTold).split(" ")
const isTyping = ({ target }) => target.closest?.("input, textarea, select, [contenteditable], dialog")

const pressed = ({ key, altKey, ctrlKey, metaKey, code }) => {
  // With Alt some keyboards write another letter; the key is meant.
  const name = altKey && code?.startsWith("Key") ? code.slice(3) : key
  const held = [ctrlKey || metaKey ? "Control" : "", altKey ? "Alt" : ""].filter(Boolean)
  return [...held, name.length === 1 ? name.toUpperCase() : name].join("+")
}

// Pressed here, or by a module that says so and does it itself.
const told = () => [...known(), ...document.querySelectorAll("[data-keys-told]")]

const find = (keys) =>
  known().find((one) => keysOf(one).includes(keys) && (one.closest("[hidden]") || one.checkVisibility()))

const press = (element) => {
  // A button keeps the writer where they were.
  if (element.matches("input:not([type=submit]), textarea, select")) element.focus()
  else element.click()
}

// The table of all of them is a module of its own, loaded when somebody asks for it.
const help = async () => {
  const dialog = document.getElementById("keys")
  const { rowsOf } = await import(dialog.dataset.table)
  const found = told().flatMap((one) => keysOf(one).map((keys) => [keys, one]))
  dialog.querySelector("tbody").replaceChildren(...rowsOf(found.filter(([keys]) => plainOnes || !isPlain(keys))))
  dialog.showModal()
}

// Rows of the story: the buttons that move the row which has the focus.
const moveRow = (event) => {
  const which = { "Alt+ArrowUp": "up", "Alt+ArrowDown": "down" }[pressed(event)]
  const button = which && event.target.closest?.("li")?.querySelector(`button[id$="-${which}"]`)
  if (!button) return false
  event.preventDefault()
  button.click()
  return true
}

// What assistive technology can say of them; it knows no letters after each other.
for (const one of told()) one.setAttribute("aria-keyshortcuts", keysOf(one).filter((keys) => !/.-./.test(keys)).join(" "))

let first = null
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || moveRow(event)) return
  const keys = pressed(event)
  if (isPlain(keys)) {
    if (!plainOnes || isTyping(event) || document.querySelector("dialog[open]")) return
    const both = first && event.timeStamp - first.at < SECOND_LETTER ? `${first.keys}-${keys}` : ""
    first = { keys, at: event.timeStamp }
    const element = (both && find(both)) || find(keys)
    if (!element) return
    first = null
    event.preventDefault()
    press(element)
    return
  }
  const element = find(keys)
  if (!element) return
  event.preventDefault()
  press(element)
})
for (const one of document.querySelectorAll("[data-shows-keys]")) one.addEventListener("click", help)
