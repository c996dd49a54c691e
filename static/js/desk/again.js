// The login made this form's security token old: fetch a new one, so that one press is enough.
const sendAgain = ({ form, dataset }) =>
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const name = "csrfmiddlewaretoken"
    try {
      const answer = await fetch(dataset.again)
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(`[name=${name}]`)
      if (fresh) form.elements[name].value = fresh.value
    } finally {
      form.submit() // without one the server asks once more
    }
  })

for (const button of document.querySelectorAll("button[data-again]")) sendAgain(button)
