#pragma once
// Graphviz as Swift can see it: no macros, no variadics, const where the library means const.
// Nothing here is thread-safe; GraphvizRender holds the one lock.
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <stddef.h>
#include <stdlib.h>

typedef struct {
  double x, y;
} LTPoint;

typedef struct {
  const LTPoint *_Nullable points;
  size_t count;
  int hasTip;
  LTPoint tip;
} LTCurve;

static inline Agraph_t *_Nullable lt_read(const char *_Nonnull dot) { return agmemread(dot); }

static inline int lt_layout(GVC_t *_Nonnull c, Agraph_t *_Nonnull g, const char *_Nonnull engine) {
  return gvLayout(c, g, engine);
}

static inline int lt_render(
    GVC_t *_Nonnull c, Agraph_t *_Nonnull g, const char *_Nonnull format, char *_Nullable *_Nonnull bytes,
    unsigned int *_Nonnull length) {
  return gvRenderData(c, g, format, bytes, length);
}

static inline void lt_set(void *_Nonnull object, const char *_Nonnull name, const char *_Nonnull value) {
  agsafeset(object, (char *)name, (char *)value, "");
}

static inline const char *_Nullable lt_get(void *_Nonnull object, const char *_Nonnull name) {
  return agget(object, (char *)name);
}

// The names of the attributes declared for graphs (0), nodes (1) or edges (2), one after another.
static inline Agsym_t *_Nullable lt_nextAttribute(Agraph_t *_Nonnull g, int kind, Agsym_t *_Nullable last) {
  static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
  return agnxtattr(g, kinds[kind], last);
}
static inline const char *_Nonnull lt_attributeName(Agsym_t *_Nonnull s) { return s->name; }

static inline LTPoint lt_nodeCentre(Agnode_t *_Nonnull n) {
  LTPoint p = {ND_coord(n).x, ND_coord(n).y};
  return p;
}
// Width and height in points, outlines included.
static inline LTPoint lt_nodeSize(Agnode_t *_Nonnull n) {
  LTPoint p = {ND_width(n) * 72.0, ND_height(n) * 72.0};
  return p;
}
static inline const char *_Nonnull lt_nodeName(Agnode_t *_Nonnull n) { return agnameof(n); }
static inline Agnode_t *_Nonnull lt_head(Agedge_t *_Nonnull e) { return aghead(e); }
static inline Agnode_t *_Nonnull lt_tail(Agedge_t *_Nonnull e) { return agtail(e); }

static inline void lt_delete(Agraph_t *_Nonnull g, Agedge_t *_Nonnull e) { agdelete(g, e); }
// Always a new edge, parallel to any there is.
static inline Agedge_t *_Nullable lt_addEdge(
    Agraph_t *_Nonnull g, Agnode_t *_Nonnull tail, Agnode_t *_Nonnull head) {
  return agedge(g, tail, head, NULL, 1);
}

static inline LTPoint lt_boundsMin(Agraph_t *_Nonnull g) {
  LTPoint p = {GD_bb(g).LL.x, GD_bb(g).LL.y};
  return p;
}
static inline LTPoint lt_boundsMax(Agraph_t *_Nonnull g) {
  LTPoint p = {GD_bb(g).UR.x, GD_bb(g).UR.y};
  return p;
}

// Centre and size of the graph's own label; a size of 0 when it has none.
static inline LTPoint lt_labelCentre(Agraph_t *_Nonnull g) {
  LTPoint p = {0, 0};
  if (GD_label(g) != NULL) p.x = GD_label(g)->pos.x, p.y = GD_label(g)->pos.y;
  return p;
}
static inline LTPoint lt_labelSize(Agraph_t *_Nonnull g) {
  LTPoint p = {0, 0};
  if (GD_label(g) != NULL) p.x = GD_label(g)->dimen.x, p.y = GD_label(g)->dimen.y;
  return p;
}

// The first Bézier of an edge; valid until the layout is freed.
static inline LTCurve lt_curve(Agedge_t *_Nonnull e) {
  LTCurve curve = {NULL, 0, 0, {0, 0}};
  splines *s = ED_spl(e);
  if (s == NULL || s->size == 0) return curve;
  bezier *b = &s->list[0];
  curve.points = (const LTPoint *)(const void *)b->list;
  curve.count = (size_t)b->size;
  curve.hasTip = b->eflag != 0;
  curve.tip.x = b->ep.x;
  curve.tip.y = b->ep.y;
  return curve;
}
_Static_assert(sizeof(LTPoint) == sizeof(pointf), "LTPoint mirrors pointf");

// Changing a finished layout in place. A second layout (nop2) would do, but measures every label
// again, half of the time a picture takes. These are the functions the layouts themselves call; the
// library exports them without declaring them in its public headers.
void *_Nullable init_xdot(Agraph_t *_Nonnull g);
void common_init_edge(Agedge_t *_Nonnull e);
void arrow_flags(Agedge_t *_Nonnull e, int *_Nonnull start, int *_Nonnull end);

// Reads the `_background` attribute anew; it is read only before a layout otherwise. Once a layout:
// what an earlier call read would be lost, and only the last is freed with the layout.
static inline void lt_readBackground(Agraph_t *_Nonnull g) {
  if (GD_drawing(g) != NULL && GD_drawing(g)->xdots == NULL) GD_drawing(g)->xdots = init_xdot(g);
}

static inline void lt_moveNode(Agnode_t *_Nonnull n, LTPoint centre) {
  ND_coord(n).x = centre.x;
  ND_coord(n).y = centre.y;
}

static inline void lt_moveLabel(Agraph_t *_Nonnull g, LTPoint centre) {
  if (GD_label(g) == NULL) return;
  GD_label(g)->pos.x = centre.x;
  GD_label(g)->pos.y = centre.y;
}

// Gives an edge added after the layout what drawing it needs. An edge that was laid out has it already:
// a strict graph hands that one out again when asked for a parallel.
static inline void lt_prepareEdge(Agedge_t *_Nonnull e) {
  if (aggetrec(e, "Agedgeinfo_t", 0) != NULL) return;
  agbindrec(e, "Agedgeinfo_t", sizeof(Agedgeinfo_t), 1);
  common_init_edge(e);
}

// Replaces an edge's curves by one; `count` is 3n + 1. Everything is allocated as the library does, which
// frees it with the layout. Nothing changes when there is no memory.
static inline void lt_setCurve(Agedge_t *_Nonnull e, LTCurve curve) {
  splines *made = calloc(1, sizeof *made);
  bezier *b = calloc(1, sizeof *b);
  pointf *points = calloc(curve.count, sizeof *points);
  if (made == NULL || b == NULL || points == NULL) {
    free(made);
    free(b);
    free(points);
    return;
  }
  splines *old = ED_spl(e);
  if (old != NULL) {
    for (int i = 0; i < (int)old->size; i++) free(old->list[i].list);
    free(old->list);
    free(old);
  }
  int start = 0, end = 0;
  arrow_flags(e, &start, &end);
  for (size_t i = 0; i < curve.count; i++) {
    points[i].x = curve.points[i].x;
    points[i].y = curve.points[i].y;
  }
  b->list = points;
  b->size = (int)curve.count;
  b->eflag = curve.hasTip ? end : 0;
  b->ep.x = curve.tip.x;
  b->ep.y = curve.tip.y;
  made->list = b;
  made->size = 1;
  ED_spl(e) = made;
}

static inline void lt_setBounds(Agraph_t *_Nonnull g, LTPoint min, LTPoint max) {
  GD_bb(g).LL.x = min.x;
  GD_bb(g).LL.y = min.y;
  GD_bb(g).UR.x = max.x;
  GD_bb(g).UR.y = max.y;
}
