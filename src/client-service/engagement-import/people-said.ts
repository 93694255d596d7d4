import { saysNothing } from '#imports/reading/index.ts'
import { tidyLine, tidyName } from '#platform/text.ts'

/** Somebody named with what they have of the whole, in per cent. */
export interface Sharing {
  name: string
  share: string | null
}

const between =
  /[、,，;；\n/|]|\s+(?=[\p{Script=Han}])|(?<=[%)])\s*(?=[\p{Script=Han}])|和(?=[\p{Script=Han}]{2,4}$)/u

/** Names written one after another in one cell; those in brackets belong to the name before. */
export function namesIn(text: string): string[] {
  return text
    .split(/[\r\n]+|[、;；|]|[,，](?![^(（]*[)）])/)
    .map((part) => tidyName(part))
    .filter((part) => part !== '' && !saysNothing(part))
}

/** `张伟60%、李敏40%`, `张伟(民事部) 60 李敏 40`, `张 伟`: people, and what each has. */
export function sharedNames(text: string): Sharing[] {
  // A blank within one name of two characters is only there for the looks.
  const closed = text.replaceAll(
    /(?<![\p{Script=Han}])([\p{Script=Han}])[ \u3000]+([\p{Script=Han}])(?![\p{Script=Han}])/gu,
    '$1$2',
  )
  return closed
    .split(between)
    .map((part) => tidyLine(part ?? ''))
    .filter((part) => part !== '' && !saysNothing(part))
    .flatMap((part): Sharing[] => {
      const share = part.match(/[:：(]?\s*(\d{1,3}(?:\.\d{1,2})?)\s*%\s*\)?$/)
      const name = share ? part.slice(0, share.index).trim() : part
      if (name === '' || name.length > 100) return []
      const value = share?.[1]
      return [{ name, share: value !== undefined && Number(value) <= 100 ? value : null }]
    })
}
