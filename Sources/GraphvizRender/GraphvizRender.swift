// GraphvizRender
