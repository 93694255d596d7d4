import { describe, expect, it } from 'vitest'
import { promiseIn } from './promises.ts'

describe('promises of an outcome', () => {
  it.each([
    '我们保证胜诉',
    '保 证 胜 诉',
    '本案包赢',
    '100％胜诉',
    '百分之百能赢',
    '一定能打赢',
    '确保无罪',
    '承诺为当事人拿回全部款项'.replace('为当事人', ''),
    '胜诉率高达98%',
    '必胜',
    'We guarantee you a win',
    'a 100% success rate',
    '本案必胜，保证胜诉，我们胜诉率98%',
    '跟对方打我们保证胜诉',
  ])('%s is one', (text) => {
    expect(promiseIn(text)).not.toBeNull()
  })
  it.each([
    '律师不保证胜诉',
    '我们无法承诺胜诉',
    '任何律师都不能保证打赢官司',
    '不得承诺拿回全部款项',
    '胜诉的可能性较大',
    '我们不能保证胜诉',
    '您问能否保证胜诉：任何律师都不能',
    '对方书面承诺追回货物后即付款',
    '必胜客餐饮管理有限公司已到庭',
    '保证金二十万元应予退还',
    '对方提供担保，本方可以申请取保候审',
    'No lawyer can honestly say what a court will do; we cannot guarantee a win',
  ])('%s is none', (text) => {
    expect(promiseIn(text)).toBeNull()
  })
})
