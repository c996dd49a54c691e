// Links with an address and nothing else; the addresses are those that articles/rules/body keeps.
import { crel, Link } from "django-prose-editor/editor"
import { button, cancelButton, gettext, openDialog, say } from "desk/page"

const ALLOWED = /^(?:https?:\/\/[^/?#\s]|mailto:[^\s@]+@|\/(?![/\\]))[^\\]*$/i

const complete = (address) => (/^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(address) ? `https://${address}` : address)

const ask = async (address) => {
  const input = crel("input", { id: "desk-link-address", type: "text", value: address, inputMode: "url" })
  const problem = crel("p", { className: "desk-dialog-problem", id: "desk-link-problem", role: "alert" })
  input.setAttribute("aria-describedby", problem.id)
  const { form, closed } = openDialog(
    gettext("Link"),
    [crel("label", { htmlFor: input.id, textContent: gettext("Address") }), input, problem],
    [button(gettext("Set link"), "set"), cancelButton()],
  )
  input.select()
  form.addEventListener("submit", (event) => {
    input.value = complete(input.value.trim())
    if (ALLOWED.test(input.value)) return
    event.preventDefault()
    problem.textContent = gettext(
      "This address cannot be used. Begin it with https://, http://, mailto: or, for a page of this site, with a slash.",
    )
    input.focus()
  })
  return (await closed) === "set" ? input.value : null
}

export const BodyLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: "a[href]", getAttrs: (element) => (ALLOWED.test(element.getAttribute("href").trim()) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", { href: HTMLAttributes.href }, 0],
  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          const inLink = editor.isActive("link")
          if (editor.state.selection.empty && !inLink) {
            say(editor, gettext("Select the words that shall become the link first."))
            return false
          }
          ask(editor.getAttributes("link").href || "").then((href) => {
            const chain = editor.chain().focus()
            if (href === null) chain.run()
            else if (inLink) chain.extendMarkRange("link").setMark("link", { href }).run()
            else chain.setMark("link", { href }).run()
          })
          return true
        },
    }
  },
})
