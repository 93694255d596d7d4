/**
 * Style rules that a component needs for a moment (locking the page behind a panel, measuring the
 * scroll bar) as constructed sheets: a content security policy forbids style elements, not these.
 */
const sheets = new Map<string, CSSStyleSheet>()

export function updateCSS(css: string, key: string) {
  let sheet = sheets.get(key)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheets.set(key, sheet)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }
  sheet.replaceSync(css)
  return sheet
}

export function removeCSS(key: string) {
  const sheet = sheets.get(key)
  if (!sheet) return
  sheets.delete(key)
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
}

export const injectCSS = (css: string) => updateCSS(css, css)
export const clearContainerCache = () => {}
