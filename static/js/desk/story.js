// Small helps on a story's pages and on those about the paper; each page works without them.
const counted = (input) => {
  const hint = document.createElement("p")
  hint.className = "help"
  const show = () => {
    const length = [...input.value].length
    const most = Number(input.dataset.count)
    hint.textContent = `${length} / ${most}`
    hint.classList.toggle("warn-word", length > most)
    // Read out only when there is something to mend, not at each letter.
    if (length > most) hint.setAttribute("role", "status")
    else hint.removeAttribute("role")
  }
  input.after(hint)
  input.addEventListener("input", show)
  show()
}

// The editor writes the same text without the line breaks that make it readable as HTML, and says how a list counts.
const spelled = (value) => value.replace(/>\s+/g, ">").replace(/<ol data-type="[a-z-]*">/g, "<ol>")

// Steps and rows go on from the stored text, so what is typed has to be saved before them.
// A preview shows what was typed, in a tab of its own; comments are sent beside the text.
const LEAVES = ".story .bar a:not([data-preview]), .story .rows a:not([data-says], .about)"

const askToSaveFirst = (form, isUnsaved) => {
  const template = form.querySelector("template.save-first")
  if (!template) return
  const clear = () => document.querySelector("p.save-first")?.remove()
  const stop = (event) => {
    clear()
    if (!isUnsaved()) return
    event.preventDefault()
    event.stopPropagation()
    // Said where the writer looks: beside what was pressed.
    const around = event.target.closest(".bar, .rows li, .rows-head")
    const notice = template.content.cloneNode(true)
    if (around?.matches(".rows-head")) around.after(notice)
    else around?.append(notice)
    document.querySelector("p.save-first button")?.focus()
  }
  const opensHere = ({ button, ctrlKey, metaKey, shiftKey, altKey }) => !(button || ctrlKey || metaKey || shiftKey || altKey)
  document.addEventListener("submit", (event) => event.target !== form && event.target.closest(".story") && !event.target.closest("[data-comments]") && stop(event), true)
  document.addEventListener("click", (event) => event.target.closest(LEAVES) && opensHere(event) && stop(event), true)
  form.addEventListener("submit", clear)
}

// The form as the server sent it: a browser that goes back fills in what was typed before.
const untouched = (form) => {
  const copy = form.cloneNode(true)
  // Its settings stand elsewhere on the page.
  copy.append(...[...form.elements].filter((one) => !form.contains(one)).map((one) => one.cloneNode(true)))
  copy.reset()
  return copy
}

const guardUnsaved = (form) => {
  const picture = (of) =>
    JSON.stringify([...new FormData(of)].filter(([name]) => name !== "sitting").map(([name, value]) => [name, typeof value === "string" ? spelled(value) : ""]))
  // A form that came back with its faults was not saved as it stands.
  const before = form.querySelector("[data-focus]") ? "" : picture(untouched(form))
  const isUnsaved = () => picture(form) !== before
  let leaving = false
  form.addEventListener("submit", () => (leaving = true))
  window.addEventListener("pageshow", () => (leaving = false)) // come back to, the page is left again
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && isUnsaved()) event.preventDefault()
  })
  askToSaveFirst(form, isUnsaved)
}

const saveByKey = (form) =>
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return
    event.preventDefault()
    // A save brings a new page, and with it what somebody is writing in a dialog would be gone.
    if (!document.querySelector("dialog[open]")) form.requestSubmit()
  })

// A save brings a new page; the writer goes on at the same words, where they stood in the window.
const keepPlace = (form) => {
  const key = `place ${location.pathname}`
  const editorOf = () => form.querySelector(".ProseMirror")?.editor
  const top = () => Math.round(form.getBoundingClientRect().top)
  form.addEventListener("submit", () => {
    const inBody = document.activeElement.matches(".ProseMirror")
    const at = inBody ? editorOf().state.selection.anchor : null
    sessionStorage.setItem(key, JSON.stringify({ id: document.activeElement.id, at, top: top() }))
  })
  const kept = JSON.parse(sessionStorage.getItem(key))
  sessionStorage.removeItem(key)
  if (!kept || location.hash || document.querySelector("[data-focus]")) return
  const goOn = () => {
    const editor = editorOf()
    if (kept.at !== null && editor) {
      editor.commands.setTextSelection(Math.min(kept.at, editor.state.doc.content.size))
      editor.view.focus()
    } else if (kept.id) document.getElementById(kept.id)?.focus({ preventScroll: true })
    scrollBy({ top: top() - kept.top, behavior: "instant" })
    document.dispatchEvent(new Event("desk:placed"))
  }
  // With the editor the page is as long as it was.
  if (editorOf() || !form.querySelector("[data-body-editor]")) goOn()
  else document.addEventListener("prose-editor:ready", goOn, { once: true })
}

// The tag of a form that Django's own template writes takes no word of ours; a field inside says it.
const guarded = [...document.querySelectorAll("form[data-unsaved], form:has([data-unsaved])")]
for (const input of document.querySelectorAll("[data-count]")) counted(input)
for (const form of guarded) guardUnsaved(form)
if (guarded.length) saveByKey(guarded[0])
const story = document.querySelector(".story-columns form[data-unsaved]")
if (story) keepPlace(story)
