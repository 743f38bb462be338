import { openServices, type ServerPlace, type Services } from "@bareme/server";

/** The services of a place, as a server opens them. What goes wrong beside the work is told on stderr. */
export function servicesOf(place: ServerPlace): Promise<Services> {
  return openServices({
    place,
    engineVersion: "faults",
    onError: (error) => void process.stderr.write(`${error.stack ?? error.message}\n`),
  });
}

/** The same for some work, and closed after it. */
export async function withServices<T>(
  place: ServerPlace,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const services = await servicesOf(place);
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}
