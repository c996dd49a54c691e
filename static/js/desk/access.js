// A named text box, a toolbar that can be used with the arrow keys, and buttons that say what they do.
import { Extension } from "django-prose-editor/editor"
import { careful, field, frame, gettext } from "desk/page"

const NAMES = {
  heading2: () => gettext("Heading"),
  heading3: () => gettext("Subheading"),
  bold: () => gettext("Bold (Ctrl+B)"),
  italic: () => gettext("Italic (Ctrl+I)"),
  bulletList: () => gettext("Bulleted list"),
  orderedList: () => gettext("Numbered list"),
  blockquote: () => gettext("Quotation block"),
  link: () => gettext("Link (Ctrl+K)"),
  unlink: () => gettext("Remove link"),
  "history:undo": () => gettext("Undo (Ctrl+Z)"),
  find: () => gettext("Find and replace (Ctrl+Alt+F)"),
  "history:redo": () => gettext("Redo (Ctrl+Shift+Z)"),
}
const TOGGLES = new Set(["heading2", "heading3", "bold", "italic", "bulletList", "orderedList", "blockquote"])

const nameTextBox = (editor) => {
  const textarea = field(editor)
  const label = textarea.labels?.[0]
  const attributes = {
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": label ? label.textContent.trim().replace(/:$/, "") : textarea.name,
  }
  const described = textarea.getAttribute("aria-describedby")
  if (described) attributes["aria-describedby"] = described
  if (textarea.getAttribute("aria-invalid")) attributes["aria-invalid"] = "true"
  editor.setOptions({ editorProps: { attributes } })
  label?.addEventListener("click", (event) => {
    event.preventDefault()
    editor.commands.focus()
  })
}

const showState = (buttons) => {
  for (const button of buttons) {
    const { classList, dataset } = button
    button.setAttribute("aria-disabled", String(classList.contains("disabled")))
    if (TOGGLES.has(dataset.name)) button.setAttribute("aria-pressed", String(classList.contains("active")))
  }
}

const shown = (buttons) => buttons.filter((button) => !button.classList.contains("hidden"))

const rove = (buttons, target) => {
  for (const button of buttons) button.tabIndex = button === target ? 0 : -1
}

const STEPS = { ArrowRight: 1, ArrowLeft: -1 }

const moveWithin = (buttons) => (event) => {
  const row = shown(buttons)
  const at = row.indexOf(document.activeElement)
  if (at < 0) return
  let next
  if (event.key in STEPS) next = row.at((at + STEPS[event.key]) % row.length)
  else if (event.key === "Home") next = row[0]
  else if (event.key === "End") next = row.at(-1)
  else return
  event.preventDefault()
  rove(buttons, next)
  next.focus()
}

const nameToolbar = (editor) => {
  const toolbar = frame(editor).querySelector(".prose-menubar")
  const buttons = [...toolbar.querySelectorAll("button")]
  toolbar.setAttribute("role", "toolbar")
  toolbar.setAttribute("aria-label", gettext("Formatting"))
  for (const button of buttons) {
    const name = NAMES[button.dataset.name]?.()
    if (name) {
      button.title = name
      button.setAttribute("aria-label", name)
    }
  }
  rove(buttons, buttons[0])
  toolbar.addEventListener("keydown", moveWithin(buttons))
  const refresh = careful(() => {
    showState(buttons)
    // A button that vanished must not take the toolbar's only tab stop with it.
    if (!shown(buttons).some((button) => button.tabIndex === 0)) rove(buttons, shown(buttons)[0])
  })
  editor.on("transaction", refresh)
  refresh()
}

export const Access = Extension.create({
  name: "access",
  priority: 10, // after the menu has been built
  onCreate: careful(function () {
    nameTextBox(this.editor)
    nameToolbar(this.editor)
  }),
})
