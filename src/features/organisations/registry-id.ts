/** The permanent id of an organisation, which outlives renaming and merging: WBR-O-000123. */
export function registryId(id: number): string {
  return `WBR-O-${String(id).padStart(6, '0')}`;
}
