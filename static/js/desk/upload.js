// Files may also be dropped, and those chosen are listed before they are sent; the page works without this.
const zone = document.querySelector("[data-drop]")
const input = zone?.querySelector("input[type=file]")

const size = (bytes) => new Intl.NumberFormat(document.documentElement.lang || "en", { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(Math.ceil(bytes / 1024))

const list = () =>
  zone.querySelector("[data-chosen]").replaceChildren(
    ...[...input.files].map((file) => {
      const row = document.createElement("li")
      const name = document.createElement("bdi")
      const facts = document.createElement("span")
      name.textContent = file.name
      facts.textContent = ` ${size(file.size)}`
      row.append(name, facts)
      return row
    }),
  )

// A folder comes as a file that cannot be read, and would keep the whole form from being sent.
const dropped = ({ items }) =>
  [...items].filter((item) => item.kind === "file" && !item.webkitGetAsEntry?.()?.isDirectory).map((item) => item.getAsFile())

const add = (files) => {
  const all = new DataTransfer()
  for (const file of [...input.files, ...files]) all.items.add(file)
  input.files = all.files
  input.dispatchEvent(new Event("change", { bubbles: true }))
}

const brings = ({ dataTransfer }) => dataTransfer?.types.includes("Files")

if (input) {
  zone.querySelector("[data-drop-hint]").hidden = false
  input.addEventListener("change", list)
  // Anywhere on the page: a file that misses its place would replace the page, and the words pasted into it.
  document.addEventListener("dragover", (event) => {
    if (!brings(event)) return
    event.preventDefault()
    zone.classList.add("over")
  })
  document.addEventListener("dragleave", (event) => event.relatedTarget || zone.classList.remove("over"))
  document.addEventListener("drop", (event) => {
    if (!brings(event)) return
    event.preventDefault()
    zone.classList.remove("over")
    add(dropped(event.dataTransfer))
  })
  list()
}
