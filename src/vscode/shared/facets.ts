import { breathe, runSliced } from '../../pacing/thread';

/** What reads texts for their facets, ready to be used: loading it is one turn of the host, and readying it several. */
export async function facetReading(): Promise<typeof import('../bundles/facets')> {
  const reading = await import('../bundles/facets');
  await breathe();
  await runSliced(reading.prepareFacets());
  return reading;
}
