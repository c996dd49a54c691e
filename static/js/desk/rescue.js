// On the page that gives words back after a fault: copies and saves them as a file, and tells when the server is back.
const gettext = (text) => (window.gettext ? window.gettext(text) : text)
const EVERY = 5000
const line = document.getElementById("answers")
const form = document.getElementById("again")
const TOKEN = "csrfmiddlewaretoken"

const all = () =>
  [...document.querySelectorAll("textarea.copy-box")]
    .map((box) => `${box.labels[0].textContent.trim()}\n\n${box.value}`)
    .join("\n\n\n")

const copy = async () => {
  try {
    await navigator.clipboard.writeText(all())
    line.textContent = gettext("Copied.")
  } catch {
    line.textContent = gettext("This browser does not let the page copy. Mark the words below and copy them yourself.")
  }
}

const download = () => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([all()], { type: "text/plain;charset=utf-8" }))
  link.download = "unsaved-words.txt"
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), EVERY)
}

// A page that broke could not get the token that the form needs; the login page has one for whoever asks.
const freshToken = async () => {
  const answer = await fetch(form.action.replace(/[?#].*/, ""), { headers: { "X-Nobody-There": "1" } })
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  return page.querySelector(`[name=${TOKEN}]`)?.value
}

const listen = async () => {
  try {
    const answer = await fetch(line.dataset.asks, { method: "HEAD", headers: { "X-Nobody-There": "1" } })
    if (answer.ok) line.textContent = gettext("The server answers again: save now.")
  } catch {
    line.textContent = gettext("The server does not answer yet.")
  }
}

const rescue = document.getElementById("rescue")
rescue.hidden = false
rescue.addEventListener("click", ({ target }) => ({ copy, download })[target.value]?.())
form?.addEventListener("submit", async (event) => {
  event.preventDefault()
  try {
    form.elements[TOKEN].value = (await freshToken()) ?? ""
  } finally {
    form.submit() // without one the server asks once more
  }
})
setInterval(listen, EVERY)
