import { type PhoneNumber, phoneNumber } from './phone-number.ts'
import { tidyLine } from '#platform/text.ts'
import type { IdentifierProblem } from './words.ts'

export interface PhoneNumbers {
  numbers: PhoneNumber[]
  unreadable: { text: string; code: IdentifierProblem }[]
}

const between = /[/、;,，；|\\&]|或者?|(?<=\d)\s*和\s*(?=[+\d])/

/** Every number in a cell: `13129941551/19138384034`, `010-12345678、13812345678`. */
export function phoneNumbers(text: string): PhoneNumbers {
  const found: PhoneNumbers = { numbers: [], unreadable: [] }
  const whole = phoneNumber(text)
  if (whole.ok) {
    found.numbers.push(whole)
    return found
  }
  const line = tidyLine(text)
  const parts = line.split(between).filter((part) => part.trim() !== '')
  if (parts.length <= 1) readSpaced(line, whole.code, found)
  else for (const part of parts) readPart(part, found)
  return found
}

function readPart(part: string, found: PhoneNumbers): void {
  const read = phoneNumber(part)
  if (read.ok) keep(read, found)
  else readSpaced(part, read.code, found)
}

/** `13812345678 13912345678`: blanks divide only where every piece is a number by itself. */
function readSpaced(text: string, code: IdentifierProblem, found: PhoneNumbers): void {
  if (code === 'phone_blank') return
  const pieces = text.trim().split(/\s+/).map(phoneNumber)
  if (pieces.length > 1 && pieces.every((piece) => piece.ok)) {
    for (const piece of pieces) if (piece.ok) keep(piece, found)
  } else found.unreadable.push({ text: text.trim(), code })
}

function keep(number: PhoneNumber, found: PhoneNumbers): void {
  if (!found.numbers.some((other) => other.value === number.value)) found.numbers.push(number)
}
