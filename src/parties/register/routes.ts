import { type Entrance, entrance, type Work } from '#access/index.ts'
import * as contract from './contract.ts'
import { readGraph } from './graph.ts'
import { listAllParties, listHistory, readDivisions } from './list-parties.ts'
import { addName, changeName, removeName } from './names.ts'
import { addContactPoint, addIdentifier, removeContactPoint, removeIdentifier } from './numbers.ts'
import { presentParty, type SubjectNames } from './present-party.ts'
import { changeOneParty, registerOneParty } from './register-party.ts'
import { addRelation, changeRelation, removeRelation } from './relations.ts'
import type { IsMet } from './taking-out.ts'

/** The register of parties over HTTP. */
export function registerEntrances(subjectNames: SubjectNames, isMet: IsMet): Entrance[] {
  /** An act on a part of a party answers with the whole of it. */
  const thenParty =
    <I extends { params: { id: string } }>(
      act: (work: Work, input: I, isMet: IsMet) => Promise<void>,
    ) =>
    async (work: Work, input: I) => {
      await act(work, input, isMet)
      return presentParty(work, input.params.id, subjectNames)
    }
  return [
    entrance(contract.listParties, listAllParties),
    entrance(contract.listDivisions, readDivisions),
    entrance(contract.readParty, (work, { params }) => presentParty(work, params.id, subjectNames)),
    entrance(contract.readPartyHistory, listHistory),
    entrance(contract.readPartyGraph, readGraph),
    entrance(contract.registerParty, (work, input) => registerOneParty(work, input, subjectNames)),
    entrance(contract.changeParty, (work, input) => changeOneParty(work, input, subjectNames)),
    entrance(contract.addPartyName, thenParty(addName)),
    entrance(contract.changePartyName, thenParty(changeName)),
    entrance(contract.removePartyName, thenParty(removeName)),
    entrance(contract.addPartyIdentifier, thenParty(addIdentifier)),
    entrance(contract.removePartyIdentifier, thenParty(removeIdentifier)),
    entrance(contract.addPartyContact, thenParty(addContactPoint)),
    entrance(contract.removePartyContact, thenParty(removeContactPoint)),
    entrance(contract.addPartyRelation, thenParty(addRelation)),
    entrance(contract.changePartyRelation, thenParty(changeRelation)),
    entrance(contract.removePartyRelation, thenParty(removeRelation)),
  ]
}
