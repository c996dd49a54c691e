// What a browser keeps of unsaved words, and how two wordings are compared. A browser may have no room or no leave.
// The editor writes the same text without the line breaks that make its HTML readable.
export const gist = (words) => JSON.stringify(words).replace(/>(\\[rn]|\s)+/g, ">").replace(/<ol data-type=\\"[a-z-]*\\">/g, "<ol>")

export const store = {
  put: (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value))
    } catch (error) {
      console.error(error) // full or forbidden: the newsroom still has what it was sent
    }
  },
  get: (key) => {
    try {
      return JSON.parse(localStorage.getItem(key))
    } catch {
      return null
    }
  },
  drop: (key) => {
    try {
      localStorage.removeItem(key)
    } catch (error) {
      console.error(error)
    }
  },
  keys: (shared) => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(shared))
    } catch {
      return []
    }
  },
}

export const freshId = () =>
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16),
  )
