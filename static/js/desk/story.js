// Small helps on a story's pages; each page works without them.
const counted = (input) => {
  const hint = document.createElement("p")
  hint.className = "help"
  hint.setAttribute("aria-live", "polite")
  const show = () => {
    const length = [...input.value].length
    const most = Number(input.dataset.count)
    hint.textContent = `${length} / ${most}`
    hint.classList.toggle("warn-word", length > most)
  }
  input.after(hint)
  input.addEventListener("input", show)
  show()
}

// The editor writes the same text without the line breaks that make it readable as HTML.
const spelled = (value) => value.replace(/>\s+/g, ">")

// Steps and rows go on from the stored text, so what is typed has to be saved before them.
const LEAVES = ".story .bar a, .story .rows a"

const askToSaveFirst = (form, isUnsaved) => {
  const alert = form.querySelector(".save-first")
  if (!alert) return
  const stop = (event) => {
    if (!isUnsaved()) return (alert.textContent = "")
    event.preventDefault()
    event.stopPropagation()
    alert.textContent = alert.dataset.sentence
    form.querySelector("button.main").focus()
  }
  const opensHere = ({ button, ctrlKey, metaKey, shiftKey, altKey }) => !(button || ctrlKey || metaKey || shiftKey || altKey)
  document.addEventListener("submit", (event) => event.target !== form && event.target.closest(".story") && stop(event), true)
  document.addEventListener("click", (event) => event.target.closest(LEAVES) && opensHere(event) && stop(event), true)
  form.addEventListener("submit", () => (alert.textContent = ""))
}

const guardUnsaved = (form) => {
  const picture = () =>
    JSON.stringify([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? spelled(value) : ""]))
  // A form that came back with its faults was not saved as it stands.
  const before = form.querySelector("[data-focus]") ? "" : picture()
  const isUnsaved = () => picture() !== before
  let leaving = false
  form.addEventListener("submit", () => (leaving = true))
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && isUnsaved()) event.preventDefault()
  })
  askToSaveFirst(form, isUnsaved)
}

const saveByKey = (form) =>
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    form.requestSubmit()
  })

for (const input of document.querySelectorAll("input[data-count]")) counted(input)
for (const form of document.querySelectorAll("form[data-unsaved]")) guardUnsaved(form)
const text = document.querySelector("form[data-unsaved]")
if (text) saveByKey(text)
document.querySelector("[data-focus]")?.focus()
