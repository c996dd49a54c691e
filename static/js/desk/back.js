// Words of a form that was refused, for whoever goes on from the answer and comes back to it, or loads it again. They
// wait in this tab until they are sent or somebody logs out. The story's text has a way of its own (desk/sitting).
const gettext = (text) => (window.gettext ? window.gettext(text) : text)
const isAnswer = document.querySelector("meta[name=come-back]")
const { person } = document.querySelector("[data-person]").dataset
const forms = [...document.querySelectorAll("#content form[method=post]")].filter(
  (form) => !form.dataset.sitting && form.querySelector("textarea, select, input:not([type=hidden])"),
)
const placeOf = (form) => form.getAttribute("action") ?? location.pathname
const isKept = ({ name, type }) => name && name !== "csrfmiddlewaretoken" && !/^(submit|button|file|password)$/.test(type)
const isTicked = ({ type }) => /^(checkbox|radio)$/.test(type)

const wordsOf = (form) =>
  [...form.elements]
    .filter((field) => isKept(field) && (field.checked || !isTicked(field)))
    .flatMap((field) => [...(field.selectedOptions ?? [field])].map(({ value }) => [field.name, value]))

const fill = (form, words) => {
  for (const field of [...form.elements].filter(isKept)) {
    const values = words.filter(([name]) => name === field.name).map(([, value]) => value)
    if (isTicked(field)) field.checked = values.includes(field.value)
    else if (field.options) for (const option of field.options) option.selected = values.includes(option.value)
    else if (values.length) field.value = values[0]
  }
  tell(form, gettext("This form holds what you typed before. It is not saved yet."))
}

const tell = (place, sentence) => {
  const notice = document.createElement("p")
  notice.className = "notice care"
  notice.setAttribute("role", "status")
  notice.textContent = sentence
  place.prepend(notice)
  return notice
}

// What an answer without a form gave back to be copied.
const boxes = () => [...document.querySelectorAll(".copy-box")].map(({ value }) => value)
const showBoxes = (texts) => {
  if (!texts.length) return
  const notice = tell(document.getElementById("content"), gettext("These words of yours were not taken. Copy what you still need."))
  for (const text of texts) {
    const box = document.createElement("textarea")
    Object.assign(box, { className: "copy-box", readOnly: true, rows: 3, value: text, ariaLabel: gettext("What you wrote") })
    notice.append(box)
  }
}

const keepFor = (id) => {
  const key = `newsroom:unsaved:${person}:${id}`
  if (!isAnswer) {
    const { filled, texts } = JSON.parse(sessionStorage.getItem(key)) ?? { filled: [], texts: [] }
    showBoxes(texts)
    for (const form of forms) {
      const [, words] = filled.find(([place]) => place === placeOf(form)) ?? []
      if (words) fill(form, words)
    }
  }
  let isSent = false
  const keep = () => {
    if (isSent) return sessionStorage.removeItem(key)
    const filled = forms.map((form) => [placeOf(form), wordsOf(form)])
    const texts = filled.length && isAnswer ? [] : boxes()
    if (filled.length || texts.length) sessionStorage.setItem(key, JSON.stringify({ filled, texts }))
  }
  keep()
  addEventListener("submit", ({ target, defaultPrevented }) => (isSent = forms.includes(target) && !defaultPrevented))
  addEventListener("pageshow", () => (isSent = false))
  addEventListener("pagehide", keep)
}

// A browser that lets nobody store anything keeps what it can by itself.
try {
  if (isAnswer) history.replaceState({ refused: Date.now() }, "")
  keepFor(history.state.refused)
} catch (error) {
  console.error(error)
}
