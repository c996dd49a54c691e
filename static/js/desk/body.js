// The body editor's own extensions, by the names that articles/rules/body/schema.py and articles/admin/body.py use.
import { Extension } from "django-prose-editor/editor"
import { careful, counter, gettext, say } from "desk/page"
export { Access } from "desk/access"
export { Attribution } from "desk/attribution"
export { BodyLink } from "desk/link"
export { PasteCleaner } from "desk/paste"

// How long the story is, counted as articles/rules/body counts it.
const PAUSE = 250

const wordsIn = (text) => text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length

const show = careful((editor) => {
  const { doc } = editor.state
  const count = wordsIn(doc.textBetween(0, doc.content.size, " ", " "))
  counter(editor).textContent = count === 1 ? gettext("1 word") : gettext("%s words").replace("%s", count)
})

export const WordCount = Extension.create({
  name: "wordCount",
  addStorage: () => ({ timer: 0 }),
  onCreate() {
    show(this.editor)
  },
  onUpdate() {
    clearTimeout(this.storage.timer)
    this.storage.timer = setTimeout(() => this.editor.isDestroyed || show(this.editor), PAUSE)
  },
})

// The bar is a module of its own, loaded when somebody asks for it.
const find = (editor) =>
  import("desk/find").then(
    ({ open }) => open(editor),
    () => say(editor, gettext("The bar to find words could not be loaded. Try again in a moment.")),
  )

export const Find = Extension.create({
  name: "find",
  addMenuItems({ buttons, menu }) {
    menu.defineItem({ name: "find", groups: "find", button: buttons.material("find_replace"), command: find })
  },
  addKeyboardShortcuts: () => ({
    "Mod-Alt-f": ({ editor }) => {
      find(editor)
      return true
    },
  }),
})
