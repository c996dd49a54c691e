// The mark that ties a passage to one of the story's attributions.
import { crel, Mark } from "django-prose-editor/editor"
import { button, cancelButton, careful, field, gettext, openDialog, say } from "desk/page"
import { choices, MARK, numberPassages, passageAt, passagesOf } from "desk/passages"

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NEW = "new"
const SHOWN = 200

// crypto.randomUUID exists on secure origins only; a desk on a local network may not be one.
const freshId = () => {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}

const option = (uuid, text, checked) =>
  crel("label", {}, [crel("input", { type: "radio", name: "attribution", value: uuid, checked }), ` ${text}`])

const ask = async (words, current) => {
  const known = choices()
  const chosen = known.some(({ uuid }) => uuid === current) ? current : (known[0]?.uuid ?? NEW)
  const list = crel("fieldset", {}, [
    crel("legend", { textContent: gettext("Attribution") }),
    ...known.map(({ uuid, label }) => option(uuid, label, uuid === chosen)),
    option(NEW, gettext("New attribution…"), chosen === NEW),
  ])
  const passage = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words
  const remove = current ? [button(gettext("Remove mark"), "remove", { className: "quiet" })] : []
  const { form, closed } = openDialog(
    gettext("Who says so?"),
    [crel("blockquote", { textContent: passage }), list],
    [button(gettext("Attribute"), "mark"), ...remove, cancelButton()],
  )
  form.querySelector("input:checked").focus()
  const answer = await closed
  return answer === "mark" ? form.elements.attribution.value : answer
}

const remark = (editor, { from, to }, oldId, newId) => {
  const type = editor.schema.marks[MARK]
  const { tr } = editor.state
  if (oldId) tr.removeMark(from, to, type.create({ id: oldId }))
  if (newId) tr.addMark(from, to, type.create({ id: newId }))
  editor.view.dispatch(tr.setStoredMarks([]))
}

// The server saves the text, creates the attribution with this id and leads to its form.
const sendNew = (editor, range, oldId) => {
  const id = freshId()
  remark(editor, range, oldId, id)
  const { form } = field(editor)
  if (!form) return
  const request = crel("input", { type: "hidden", name: "_attribute", value: id })
  let sent = false
  const note = (event) => {
    sent = event.target === form && !event.defaultPrevented
  }
  form.append(request)
  window.addEventListener("submit", note)
  form.requestSubmit()
  window.removeEventListener("submit", note)
  if (sent) return
  request.remove()
  remark(editor, range, id, oldId)
  say(editor, gettext("The passage was not marked, because the story could not be sent. Correct the form and try again."))
}

// A browser tells the editor of a new selection a moment after it was made; on a busy machine Alt+A is there first.
const catchUp = ({ view: { domObserver } }) => {
  domObserver.forceFlush()
  domObserver.flush()
}

const attribute = async (editor) => {
  catchUp(editor)
  const { doc, selection } = editor.state
  const current = passageAt(editor.state)
  if (selection.empty && !current) {
    say(editor, gettext("Select the words that somebody said first, then attribute them."))
    return
  }
  const range = selection.empty ? current : { from: selection.from, to: selection.to }
  const replaced = current && (selection.empty || (current.from === range.from && current.to === range.to))
  const oldId = replaced ? current.id : null
  const answer = await ask(doc.textBetween(range.from, range.to, " ", " "), oldId)
  editor.view.focus() // at once; the command would wait for the next frame
  say(editor, "")
  if (answer === "remove") remark(editor, range, oldId, null)
  else if (answer === NEW) sendNew(editor, range, oldId)
  else if (UUID.test(answer)) remark(editor, range, oldId, answer)
}

// What "Remove mark" acts on: the passage at the cursor, or all that the selection touches.
const marksHere = ({ doc, selection: { from, to, empty } }) =>
  passagesOf(doc).filter((passage) => (empty ? passage.from <= from && to <= passage.to : passage.from < to && from < passage.to))

const removeMark = (editor) => {
  const { from, to, empty } = editor.state.selection
  if (empty) remark(editor, passageAt(editor.state), passageAt(editor.state).id, null)
  else for (const { id } of marksHere(editor.state)) remark(editor, { from, to }, id, null)
}

const inPassage = careful(({ state }) => marksHere(state).length > 0)

export const Attribution = Mark.create({
  name: MARK,
  priority: 150, // between links and bold, as the stored text nests them
  inclusive: false,
  excludes: "", // passages may overlap
  addAttributes: () => ({
    id: {
      default: null,
      parseHTML: (element) => element.getAttribute("data-attribution"),
      renderHTML: ({ id }) => ({ "data-attribution": id }),
    },
  }),
  parseHTML: () => [
    { tag: "span[data-attribution]", getAttrs: ({ dataset }) => (UUID.test(dataset.attribution) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "attribute",
      groups: "attribution",
      button: buttons.text(gettext("Attribute"), gettext("Attribute the selected words (Alt+A)")),
      command: attribute,
      active: (editor) => Boolean(inPassage(editor)),
    })
    menu.defineItem({
      name: "removeMark",
      groups: "attribution",
      button: buttons.text(gettext("Remove mark"), gettext("Remove the mark from these words")),
      command: removeMark,
      hidden: (editor) => !inPassage(editor),
    })
  },
  addKeyboardShortcuts: () => ({
    "Alt-a": ({ editor }) => {
      attribute(editor)
      return true
    },
  }),
  addProseMirrorPlugins: () => [numberPassages()],
})
