// The rows of the table of keys, each key once: [[keys, element], …] -> elements.
const gettext = (text) => (window.gettext ? window.gettext(text) : text)
const NAMES = { Control: /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl", ArrowUp: "↑", ArrowDown: "↓" }
const readable = (keys) =>
  keys
    .split("-")
    .map((part) => part.split("+").map((one) => NAMES[one] ?? one).join("+"))
    .join(gettext(" then "))

const nameOf = (element) =>
  element.dataset.keyName || element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent

const row = (keys, name) => {
  const line = document.createElement("tr")
  const [held, meaning] = ["th", "td"].map((tag) => line.appendChild(document.createElement(tag)))
  held.scope = "row"
  held.appendChild(document.createElement("kbd")).textContent = readable(keys)
  meaning.textContent = name.trim().replace(/\s+/g, " ")
  return line
}

export const rowsOf = (found) => {
  const rows = new Map()
  for (const [keys, element] of found) if (!rows.has(keys)) rows.set(keys, row(keys, nameOf(element)))
  return rows.values()
}
