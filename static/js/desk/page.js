// What the editor's modules know of the page around them.
import { crel } from "django-prose-editor/editor"

// Looked up at each call: Django's catalogue may load after this module.
export const gettext = (text) => (window.gettext ? window.gettext(text) : text)

export const frame = (editor) => editor.view.dom.closest(".prose-editor")

export const field = (editor) => frame(editor).querySelector(":scope > textarea")

const part = (editor, selector, create) => {
  const found = frame(editor).querySelector(selector)
  if (found) return found
  const made = create()
  foot(editor).append(made)
  return made
}

const foot = (editor) => {
  let found = frame(editor).querySelector(".editor-foot")
  if (!found) {
    found = crel("div", { className: "editor-foot" })
    frame(editor).append(found)
  }
  return found
}

export const counter = (editor) => part(editor, ".editor-words", () => crel("span", { className: "editor-words" }))

// Tells the writer something, on screen and to a screen reader, without taking the cursor away.
export const say = (editor, text) => {
  part(editor, ".editor-status", () => crel("span", { className: "editor-status", role: "status" })).textContent = text
}

// An exception in a handler would keep the handlers after it from running, so ours end here.
export const careful = (handler) =>
  function (...args) {
    try {
      return handler.apply(this, args)
    } catch (error) {
      console.error(error)
      return undefined
    }
  }

// A modal dialog outside the page's form: a form cannot stand in a form. Resolves when it is closed; focus returns.
export const openDialog = (title, content, buttons) => {
  const heading = crel("h2", { id: "desk-dialog-title", textContent: title })
  const form = crel("form", { method: "dialog" }, [
    heading,
    ...content,
    crel("div", { className: "desk-dialog-buttons" }, buttons),
  ])
  const dialog = crel("dialog", { className: "desk-dialog", "aria-labelledby": heading.id }, [form])
  document.body.append(dialog)
  return {
    form,
    closed: new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        dialog.remove()
        resolve(dialog.returnValue)
      })
      // Answered at once, not when the browser gets round to "close": a quick press of Save comes in between.
      dialog.addEventListener("submit", (event) => {
        if (event.defaultPrevented) return
        event.preventDefault()
        dialog.close(event.submitter?.value ?? "")
        resolve(dialog.returnValue)
      })
      dialog.showModal()
    }),
  }
}

export const button = (text, value, attributes = {}) =>
  crel("button", { type: "submit", value, textContent: text, ...attributes })

export const cancelButton = () => {
  const cancel = crel("button", { type: "button", className: "quiet", textContent: gettext("Cancel") })
  cancel.addEventListener("click", () => cancel.closest("dialog").close(""))
  return cancel
}
