// The mark that ties a passage to one of the story's attributions.
import { crel, Mark, pm } from "django-prose-editor/editor"
import { button, cancelButton, careful, field, gettext, openDialog, say } from "desk/page"
import { freshId } from "desk/words"

const { Decoration, DecorationSet } = pm.view

const MARK = "attribution"

// [{id, number, from, to, last}]: `last` is where the passage's last piece of equal formatting begins.
const passagesOf = (doc) => {
  const found = []
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true
    const open = new Map()
    block.forEach((node, offset) => {
      const from = at + 1 + offset
      const ids = new Set(node.marks.filter(({ type }) => type.name === MARK).map(({ attrs }) => attrs.id))
      for (const id of open.keys()) if (!ids.has(id)) open.delete(id)
      for (const id of ids) {
        if (!open.has(id)) {
          open.set(id, { id, from })
          found.push(open.get(id))
        }
        Object.assign(open.get(id), { last: from, to: from + node.nodeSize })
      }
    })
    return false
  })
  found.sort((one, other) => one.from - other.from || other.to - one.to)
  const numbers = new Map()
  for (const passage of found) {
    if (!numbers.has(passage.id)) numbers.set(passage.id, numbers.size + 1)
    passage.number = numbers.get(passage.id)
  }
  return found
}

// The passage at the cursor or around the selection; of several the shortest.
const passageAt = ({ doc, selection: { from, to } }) =>
  passagesOf(doc)
    .filter((passage) => passage.from <= from && to <= passage.to)
    .sort((one, other) => one.to - one.from - (other.to - other.from))[0]

// The story's attributions as the page lists them at this moment: [{uuid, label}].
const choices = () => {
  try {
    return JSON.parse(document.getElementById("attribution-choices")?.textContent || "[]")
  } catch {
    return []
  }
}

// Where the marks stand, numbered by their first words as the reader's page numbers them.
const decorate = careful((doc) => {
  const labels = new Map(choices().map(({ uuid, label }) => [uuid, label]))
  const ends = new Map()
  const decorations = passagesOf(doc).map(({ id, number, from, to, last }) => {
    const end = ends.get(last) ?? { to, numbers: [] }
    end.numbers.unshift(number)
    ends.set(last, end)
    const label = labels.get(id) ?? gettext("not in this story’s list of attributions")
    return Decoration.inline(from, to, { class: "passage", title: `${number}: ${label}` })
  })
  for (const [from, { to, numbers }] of ends) {
    decorations.push(Decoration.inline(from, to, { class: "passage-end", "data-number": numbers.join(" ") }))
  }
  return DecorationSet.create(doc, decorations)
})

// A passage whose number cannot be drawn is still there, so a failure here draws nothing and stops nothing.
const safely = (doc) => decorate(doc) ?? DecorationSet.empty

const numberPassages = () =>
  new pm.state.Plugin({
    state: {
      init: (_, { doc }) => safely(doc),
      apply: (transaction, drawn) => (transaction.docChanged ? safely(transaction.doc) : drawn),
    },
    props: {
      decorations(state) {
        return this.getState(state)
      },
    },
  })

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NEW = "new"
const SHOWN = 200

const option = (uuid, text, checked) =>
  crel("label", {}, [crel("input", { type: "radio", name: "attribution", value: uuid, checked, required: true }), ` ${text}`])

const ask = async (words, current) => {
  const known = choices()
  // Nobody is named beforehand: a quick Enter would put words into somebody's mouth.
  const chosen = known.length ? current : NEW
  const list = crel("fieldset", {}, [
    crel("legend", { textContent: gettext("Attribution") }),
    ...known.map(({ uuid, label }) => option(uuid, label, uuid === chosen)),
    option(NEW, gettext("New attribution…"), chosen === NEW),
  ])
  const passage = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words
  const remove = current ? [button(gettext("Remove mark"), "remove", { className: "quiet", formNoValidate: true })] : []
  const { form, closed } = openDialog(
    gettext("Who says so?"),
    [crel("blockquote", { textContent: passage }), list],
    [button(gettext("Attribute"), "mark"), ...remove, cancelButton()],
  )
  const first = form.querySelector(":checked") ?? form.querySelector("input")
  first.focus()
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

const commentLink = () => document.getElementById("comment-add")

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
      name: "comment",
      groups: "attribution",
      button: buttons.text(gettext("Comment"), gettext("Comment on the selected words (Alt+M)")),
      command: () => commentLink().click(),
      hidden: () => !commentLink(),
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
