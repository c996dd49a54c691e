// Nothing that was written may be lost between the editor and the form, whatever an extension does.
// This module imports nothing, so it works when others fail.
const gettext = (text) => (window.gettext ? window.gettext(text) : text)
const PAUSE = 300

const LEFT_OUT = () =>
  gettext("The editor would change this text, so it is shown as HTML. Edit it here, or reload the page to try again.")
const DIFFERS = () =>
  gettext("The text was not sent, because the form does not hold what the editor shows. Copy your text, reload the page and paste it.")

// What must be the same on both sides: every letter, and every mark.
const gist = (text, ids) => `${text.replace(/\s+/g, "")}\n${[...new Set(ids)].sort().join()}`

const gistOfHTML = (html) => {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  return gist(body.textContent, [...body.querySelectorAll("[data-attribution]")].map(({ dataset }) => dataset.attribution))
}

const gistOfDocument = ({ state: { doc } }) => {
  const ids = []
  doc.descendants(({ marks }) => {
    for (const { type, attrs } of marks) if (type.name === "attribution") ids.push(attrs.id)
  })
  return gist(doc.textContent, ids)
}

const holdsTheSame = (editor, textarea) => {
  try {
    return gistOfDocument(editor) === gistOfHTML(textarea.value)
  } catch (error) {
    console.error(error)
    return false
  }
}

const sync = (editor, textarea) => {
  try {
    if (!editor.isDestroyed) textarea.value = editor.isEmpty ? "" : editor.getHTML()
  } catch (error) {
    console.error(error)
  }
}

// Until the editor stands, the style sheet keeps the raw text out of sight.
const showRaw = () => document.documentElement.classList.add("raw-text")
addEventListener("error", ({ target }) => target?.matches?.("script") && showRaw(), { capture: true })

const tell = (place, sentence) => {
  let alert = place.previousElementSibling
  if (!alert?.matches(".editor-refusal")) {
    alert = document.createElement("p")
    alert.className = "editor-refusal"
    alert.setAttribute("role", "alert")
    place.before(alert)
  }
  alert.textContent = sentence
  alert.scrollIntoView({ block: "center" })
}

const watch = (editor, textarea) => {
  const frame = textarea.closest(".prose-editor")
  let timer = 0
  // Seen in the page itself: an exception in a handler stops the editor's events, but not the page's changes.
  new MutationObserver(() => {
    clearTimeout(timer)
    timer = setTimeout(() => sync(editor, textarea), PAUSE)
  }).observe(editor.view.dom, { childList: true, characterData: true, subtree: true, attributes: true })
  window.addEventListener(
    "submit",
    (event) => {
      if (event.target !== textarea.form || editor.isDestroyed) return
      sync(editor, textarea)
      if (holdsTheSame(editor, textarea)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      tell(frame, DIFFERS())
    },
    { capture: true },
  )
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  if (!textarea.matches("[data-body-editor]")) return
  if (textarea.value && !holdsTheSame(editor, textarea)) {
    editor.destroy()
    showRaw()
    tell(textarea, LEFT_OUT())
    return
  }
  watch(editor, textarea)
})
