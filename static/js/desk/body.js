// The body editor's own extensions, by the names that articles/rules/body/schema.py and articles/admin/body.py use.
export { Access } from "desk/access"
export { Attribution } from "desk/attribution"
export { WordCount } from "desk/count"
export { BodyLink } from "desk/link"
export { PasteCleaner } from "desk/paste"
