import type { Language } from "../../domain/guideline.ts";

/** The labels of the zone picture, in both languages. */

const ja = {
  title: "事業の領域",
  citizens: "市民主体",
  city: "行政主体",
  shared: "協働の領域",
  project: "この事業",
};

const en: typeof ja = {
  title: "The project's zone",
  citizens: "citizens alone",
  city: "the city alone",
  shared: "collaboration",
  project: "This project",
};

export const spectrumWording = (language: Language): typeof ja => (language === "ja" ? ja : en);
