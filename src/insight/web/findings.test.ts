import { describe, expect, test } from 'vitest'
import type { ComplianceMap } from '../contract.ts'
import { cellKey, findingsOf, groupsOf, heatOf, percentOf, rowsOf, worstCells } from './findings.ts'
import { weekSentence } from './week-sentence.ts'

const department = (id: string, kind: ComplianceMap['departments'][number]['kind']) => ({
  id,
  name: id,
  nameEn: null,
  kind,
})
const clause = (code: string) => ({
  code,
  provision: code,
  title: { zh: code, en: code },
  isReview: false,
})
const months = ['2026-09-01', '2026-10-01', '2026-11-01']

const map = (more: Partial<ComplianceMap> = {}): ComplianceMap => ({
  scope: 'firm',
  months,
  departments: [
    department('civil', 'practice'),
    department('marketing', 'marketing'),
    department('care', 'client_relationship'),
  ],
  clauses: [clause('D1'), clause('S2')],
  cells: [
    { clause: 'S2', departmentId: 'civil', month: '2026-09-01', kept: 19, missed: 1 },
    { clause: 'S2', departmentId: 'civil', month: '2026-11-01', kept: 12, missed: 8 },
    { clause: 'D1', departmentId: 'marketing', month: '2026-11-01', kept: 9, missed: 1 },
    { clause: 'D1', departmentId: 'care', month: '2026-11-01', kept: 10, missed: 0 },
  ],
  ...more,
})

describe('the compliance map', () => {
  test('puts what stands behind the practice into one group of columns', () => {
    const groups = groupsOf(map())
    expect(groups.map(({ key }) => key)).toEqual(['civil', 'functions'])
    const rows = rowsOf(map(), groups)
    expect(rows[0]?.cells.get(cellKey('functions', '2026-11-01'))).toEqual({ kept: 19, missed: 1 })
    expect(rows[0]?.total).toEqual({ kept: 19, missed: 1 })
  })

  test('shows one’s own work in a single group, whichever departments it lay in', () => {
    expect(groupsOf(map({ scope: 'own' })).map(({ key }) => key)).toEqual(['own'])
    expect(groupsOf(map({ scope: 'own', departments: [] }))).toEqual([])
  })

  test('grows stronger below 98, 95, 90 and 80, and says a hundred only of all', () => {
    expect([1, 0.98, 0.979, 0.95, 0.949, 0.9, 0.899, 0.8, 0.799].map(heatOf)).toEqual([
      'h5',
      'h5',
      'h4',
      'h4',
      'h3',
      'h3',
      'h2',
      'h2',
      'h1',
    ])
    expect([percentOf(1), percentOf(0.998), percentOf(0.764)]).toEqual([100, 99, 76])
  })

  test('lists the worst cells first on the telephone, and none where nothing was missed', () => {
    const groups = groupsOf(map())
    const worst = worstCells(rowsOf(map(), groups), groups, months)
    expect(worst.map(({ clause: { code }, month, rate }) => [code, month, rate])).toEqual([
      ['S2', '2026-11-01', 0.6],
      ['D1', '2026-11-01', 0.95],
      ['S2', '2026-09-01', 0.95],
    ])
  })

  test('says in a sentence what falls, and nothing of what is chance', () => {
    const groups = groupsOf(map())
    const [finding, ...others] = findingsOf(rowsOf(map(), groups), groups, months)
    expect(finding).toMatchObject({ kind: 'falling', from: 0.95, to: 0.6, kept: 31, missed: 9 })
    expect(others).toEqual([])
    const few = map({
      cells: [{ clause: 'S2', departmentId: 'civil', month: '2026-11-01', kept: 0, missed: 2 }],
    })
    expect(findingsOf(rowsOf(few, groups), groups, months)).toEqual([])
  })
})

describe('the week in a sentence', () => {
  const spot = {
    clause: 'S2',
    title: { zh: '进展报告', en: 'Progress' },
    department: { id: 'civil', name: '民事业务部', nameEn: null },
    missed: 8,
  }
  const quiet = {
    satisfaction: { rated: 0, mean: null, before: null },
    leads: { registered: 4, converted: 1, convertedBefore: 1 },
  }
  const keys = (week: Parameters<typeof weekSentence>[0]) =>
    weekSentence(week).map(({ key }) => key)

  test('names the place that stands out, else says that it was here and there', () => {
    const promises = { kept: 397, missed: 15 }
    expect(keys({ ...quiet, promises, hotspots: [spot] })).toEqual(['missed'])
    expect(keys({ ...quiet, promises, hotspots: [{ ...spot, missed: 2 }] })).toEqual(['missedFew'])
    expect(keys({ ...quiet, promises: { kept: 9, missed: 0 }, hotspots: [] })).toEqual([
      'missedNone',
    ])
    expect(keys({ ...quiet, promises: { kept: 0, missed: 0 }, hotspots: [] })).toEqual([])
  })

  test('tells how clients feel and whether more of them come', () => {
    const base = { promises: { kept: 0, missed: 0 }, hotspots: [] }
    const leads = { registered: 9, converted: 3, convertedBefore: 2 }
    const said = (mean: number, before: number | null) =>
      keys({ ...base, leads, satisfaction: { rated: 5, mean, before } })
    expect(said(4.6, 4.5)).toEqual(['contentStill', 'moreClients'])
    expect(said(4.6, null)).toEqual(['content', 'moreClients'])
    expect(said(4.1, 4.6)).toEqual(['lessContent', 'moreClients'])
    expect(said(3.2, 3.1)).toEqual(['unhappy', 'moreClients'])
  })
})
