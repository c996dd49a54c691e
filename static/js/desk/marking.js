// Says while the form of an attribution is filled in whether the words to mark stand in the story. The server judges
// when it is sent: somebody may have changed the text meanwhile.
const field = document.getElementById("id_passages")
const line = document.getElementById("passages-check")
const spaced = (text) => text.replace(/\s+/g, " ").trim()
const paragraphs = JSON.parse(document.getElementById("story-text").textContent).map(spaced)

const check = () => {
  const missing = field.value
    .split("\n")
    .map(spaced)
    .filter((words) => words && !paragraphs.some((paragraph) => paragraph.includes(words)))
  const said = missing.map((words) => line.dataset.missing.replace("%s", words.length > 80 ? `${words.slice(0, 79)}…` : words))
  if (line.textContent !== said.join(" ")) line.textContent = said.join(" ")
  if (missing.length) field.setAttribute("aria-invalid", "true")
  else field.removeAttribute("aria-invalid")
}

field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${line.id}`.trim())
// Nobody is told of a fault in the middle of a word; but as soon as it is mended.
field.addEventListener("change", check)
field.addEventListener("input", () => line.textContent && check())
