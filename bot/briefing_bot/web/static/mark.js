// Marks the place of an address such as /a/ID#c=120-230, and brings what is marked into sight. The page works without it.
"use strict";
function showPlace() {
  const place = /^#c=(\d{1,9})-(\d{1,9})$/.exec(location.hash);
  const sentences = [...document.querySelectorAll(".s")];
  let first = document.querySelector("mark");
  if (place) {
    const start = Number(place[1]);
    const end = Number(place[2]);
    for (const sentence of sentences) {
      sentence.classList.toggle("on", Number(sentence.dataset.s) < end && start < Number(sentence.dataset.e));
    }
    first = document.querySelector(".s.on") || first;
  }
  // On a narrow screen the answer stands above the article: it is left only for a quote that was opened.
  if (first && (place || document.body.classList.contains("opened") || matchMedia("(min-width: 761px)").matches)) {
    (document.querySelector("mark.first") || first).scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", showPlace);
showPlace();
