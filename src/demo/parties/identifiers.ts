import type { Dice } from '../dice.ts'

// Numbers that pass every check of form and belong to nobody: 154 is given to no operator, 000000 is no
// place a company registers in, and nobody's identity number begins with a whole province.

const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

export const phoneOf = (serial: number): string =>
  `154${String((serial * 61_803_399 + 27_182_818) % 100_000_000).padStart(8, '0')}`

/** A unified social credit code (GB 32100-2015) with its check character. */
export function creditCodeOf(serial: number): string {
  const own = ((serial * 7_549_823_017 + 11) % 17_249_876_309)
    .toString(29)
    .toUpperCase()
    .padStart(7, '0')
  const spelled = [...own].map((one) => codeAlphabet[Number.parseInt(one, 29)]).join('')
  const body = `91000000MA${spelled}`
  let sum = 0
  let weight = 1
  for (const character of body) {
    sum += codeAlphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return body + codeAlphabet.charAt((31 - (sum % 31)) % 31)
}

const provinces = ['310000', '320000', '330000', '340000']
const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A resident identity number (GB 11643) with its check character. */
export function identityNumberOf(dice: Dice, serial: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const born = `${dice.between(1958, 2000)}${two(dice.between(1, 12))}${two(dice.between(1, 28))}`
  const body = `${dice.pick(provinces)}${born}${String(serial % 1000).padStart(3, '0')}`
  const sum = identityWeights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}
